//go:build !small

package report

import (
	"database/sql"
	"fmt"
	"io"

	_ "github.com/mattn/go-sqlite3" // the driver, with SQLite's C source in it
)

func writeSQLite(w io.Writer) error {
	db, err := sql.Open("sqlite3", ":memory:")
	if err != nil {
		return err
	}
	defer db.Close()
	db.SetMaxOpenConns(1) // each connection to :memory: is a database of its own
	if err := fill(db); err != nil {
		return err
	}
	rows, err := db.Query(`SELECT name, count(*), sum(amount), round(avg(amount), 2),
		strftime('%Y-%m-%d', max(day), 'unixepoch') FROM entry GROUP BY name ORDER BY name`)
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		var name, day string
		var count, sum int
		var average float64
		if err := rows.Scan(&name, &count, &sum, &average, &day); err != nil {
			return err
		}
		if _, err := fmt.Fprintf(w, "sqlite: %s %d %d %.2f %s\n", name, count, sum, average, day); err != nil {
			return err
		}
	}
	return rows.Err()
}

// fill writes a thousand rows in one transaction, and rolls back a second one.
func fill(db *sql.DB) error {
	if _, err := db.Exec(`CREATE TABLE entry (name TEXT, amount INTEGER, day INTEGER)`); err != nil {
		return err
	}
	tx, err := db.Begin()
	if err != nil {
		return err
	}
	names := []string{"linen", "silk", "wool"}
	for i := 0; i < 1000; i++ {
		_, err := tx.Exec(`INSERT INTO entry VALUES (?, ?, ?)`, names[i%len(names)], i, i*86400)
		if err != nil {
			return err
		}
	}
	if err := tx.Commit(); err != nil {
		return err
	}
	if tx, err = db.Begin(); err != nil {
		return err
	}
	if _, err := tx.Exec(`DELETE FROM entry`); err != nil {
		return err
	}
	return tx.Rollback()
}
