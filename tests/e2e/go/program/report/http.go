//go:build !small

package report

import (
	"fmt"
	"io"
	"net"
	"net/http"
)

func writeHTTP(w io.Writer) error {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return err
	}
	server := &http.Server{Handler: http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		fmt.Fprintf(w, "%s asked for %s", r.Method, r.URL.Path)
	})}
	go server.Serve(listener)
	defer server.Close()

	response, err := http.Get("http://" + listener.Addr().String() + "/thread/7")
	if err != nil {
		return err
	}
	defer response.Body.Close()
	body, err := io.ReadAll(response.Body)
	if err != nil {
		return err
	}
	_, err = fmt.Fprintf(w, "http: %s: %s\n", response.Status, body)
	return err
}
