"""Serves a directory over HTTP, and misbehaves below some paths. Prints its port."""
import http.server
import os
import sys
import time

root = sys.argv[1]


class Handler(http.server.SimpleHTTPRequestHandler):
    def __init__(self, *args):
        super().__init__(*args, directory=root)

    def log_message(self, *args):
        pass

    def do_GET(self):
        kind, _, rest = self.path.lstrip("/").partition("/")
        if kind == "hang":
            time.sleep(300)
        elif kind == "file":
            self.send_response(302)
            self.send_header("Location", "file://%s/%s" % (os.path.abspath(root), rest))
            self.end_headers()
        elif kind == "truncate" and rest.endswith(".deb"):
            self.send_body(rest, lambda data: data[: len(data) // 2], keep_length=True)
        elif kind == "longer" and rest.endswith(".deb"):
            self.send_body(rest, lambda data: data + b"x" * 100)
        elif kind == "broken-off" and rest.endswith(".deb"):
            self.break_off(rest)
        elif kind in ("truncate", "longer", "broken-off"):
            self.path = "/" + rest
            super().do_GET()
        else:
            super().do_GET()

    def send_body(self, name, change, keep_length=False):
        data = open(os.path.join(root, name), "rb").read()
        changed = change(data)
        self.send_response(200)
        self.send_header("Content-Length", str(len(data) if keep_length else len(changed)))
        self.end_headers()
        self.wfile.write(changed)

    def break_off(self, name):
        """Sends the first half, then the rest to who asks for it."""
        data = open(os.path.join(root, name), "rb").read()
        asked = self.headers.get("Range")
        start = int(asked.split("=")[1].split("-")[0]) if asked else 0
        self.send_response(206 if asked else 200)
        if asked:
            self.send_header("Content-Range", "bytes %d-%d/%d" % (start, len(data) - 1, len(data)))
        self.send_header("Content-Length", str(len(data) - start))
        self.end_headers()
        self.wfile.write(data[start:] if asked else data[: len(data) // 2])


class Server(http.server.ThreadingHTTPServer):
    def handle_error(self, request, client_address):
        """Clients that refuse what they get close the connection."""


server = Server(("127.0.0.1", 0), Handler)
print(server.server_port, flush=True)
server.serve_forever()
