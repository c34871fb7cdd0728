// Verifies an exported ledger with golang.org/x/mod/sumdb, which knows nothing of Penstock: the
// signed note, the inclusion of every entry, that the tree began as each smaller one did, that older
// checkpoints are of such trees, one by one and as a chain, and receipts as Penstock wrote them.
//
//	go run ./go_tlog FOLDER VKEY [CHECKPOINT | RECEIPT.tlog-proof]...
package main

import (
	"encoding/base64"
	"encoding/binary"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

const height = 8

func fail(format string, arguments ...any) {
	fmt.Fprintf(os.Stderr, format+"\n", arguments...)
	os.Exit(1)
}

func check(err error, what string) {
	if err != nil {
		fail("%s: %v", what, err)
	}
}

// files reads tiles by their C2SP names, which lack the height of sumdb's.
type files struct{ folder string }

func (files) Height() int                     { return height }
func (files) SaveTiles([]tlog.Tile, [][]byte) {}
func (f files) ReadTiles(tiles []tlog.Tile) ([][]byte, error) {
	var all [][]byte
	for _, tile := range tiles {
		name := strings.Replace(tile.Path(), "tile/8/", "tile/", 1)
		data, err := os.ReadFile(filepath.Join(f.folder, name))
		if err != nil {
			return nil, err
		}
		all = append(all, data)
	}
	return all, nil
}

// entries reads all bundles of a tree of this size.
func entries(folder string, size int64) [][]byte {
	var all [][]byte
	for int64(len(all)) < size {
		width := size - int64(len(all))
		if width > 256 {
			width = 256
		}
		tile := tlog.Tile{H: height, L: 0, N: int64(len(all)) / 256, W: int(width)}
		name := strings.Replace(tile.Path(), "tile/8/0/", "tile/entries/", 1)
		data, err := os.ReadFile(filepath.Join(folder, name))
		check(err, "bundle")
		for ; width > 0; width-- {
			if len(data) < 2 || len(data) < 2+int(binary.BigEndian.Uint16(data)) {
				fail("a bundle is cut short")
			}
			end := 2 + int(binary.BigEndian.Uint16(data))
			all = append(all, data[2:end])
			data = data[end:]
		}
		if len(data) != 0 {
			fail("a bundle holds too much")
		}
	}
	return all
}

// open reads a checkpoint of the log.
func open(signed []byte, verifier note.Verifier) tlog.Tree {
	opened, err := note.Open(signed, note.VerifierList(verifier))
	check(err, "note")
	lines := strings.Split(opened.Text, "\n")
	if len(lines) < 4 || lines[0] != verifier.Name() {
		fail("the note is not this log's checkpoint")
	}
	size, err := strconv.ParseInt(lines[1], 10, 64)
	check(err, "size")
	root, err := base64.StdEncoding.DecodeString(lines[2])
	check(err, "root")
	tree := tlog.Tree{N: size}
	copy(tree.Hash[:], root)
	return tree
}

// receipt checks a proof in the form of c2sp.org/tlog-proof that carries its entry.
func receipt(path string, verifier note.Verifier) {
	text, err := os.ReadFile(path)
	check(err, "receipt")
	head, signed, found := strings.Cut(string(text), "\n\n")
	lines := strings.Split(head, "\n")
	if !found || len(lines) < 3 || lines[0] != "c2sp.org/tlog-proof@v1" {
		fail("the receipt is malformed")
	}
	entry, err := base64.StdEncoding.DecodeString(strings.TrimPrefix(lines[1], "extra "))
	check(err, "entry of a receipt")
	index, err := strconv.ParseInt(strings.TrimPrefix(lines[2], "index "), 10, 64)
	check(err, "index of a receipt")
	var proof tlog.RecordProof
	for _, line := range lines[3:] {
		hash, err := base64.StdEncoding.DecodeString(line)
		check(err, "hash of a receipt")
		proof = append(proof, tlog.Hash{})
		copy(proof[len(proof)-1][:], hash)
	}
	tree := open([]byte(signed), verifier)
	check(tlog.CheckRecord(proof, tree.N, tree.Hash, index, tlog.RecordHash(entry)), "receipt")
}

func main() {
	if len(os.Args) < 3 {
		fail("usage: go_tlog FOLDER VKEY [CHECKPOINT | RECEIPT.tlog-proof]...")
	}
	folder, vkey := os.Args[1], strings.TrimSpace(os.Args[2])
	verifier, err := note.NewVerifier(vkey)
	check(err, "verifier key")
	signed, err := os.ReadFile(filepath.Join(folder, "checkpoint"))
	check(err, "checkpoint")
	tree := open(signed, verifier)

	reader := tlog.TileHashReader(tree, files{folder})
	consistent := func(newer, older tlog.Tree) {
		proof, err := tlog.ProveTree(newer.N, older.N, reader)
		check(err, "proof of a smaller tree")
		check(tlog.CheckTree(proof, newer.N, newer.Hash, older.N, older.Hash), "consistency")
	}
	for index, entry := range entries(folder, tree.N) {
		proof, err := tlog.ProveRecord(tree.N, int64(index), reader)
		check(err, "proof of an entry")
		err = tlog.CheckRecord(proof, tree.N, tree.Hash, int64(index), tlog.RecordHash(entry))
		check(err, "inclusion of an entry")
	}
	for older := int64(1); older <= tree.N; older++ {
		hash, err := tlog.TreeHash(older, reader)
		check(err, "root of a smaller tree")
		consistent(tree, tlog.Tree{N: older, Hash: hash})
	}
	checkpoints, receipts := 0, 0
	previous := tlog.Tree{}
	for _, path := range os.Args[3:] {
		if strings.HasSuffix(path, ".tlog-proof") {
			receipt(path, verifier)
			receipts++
			continue
		}
		signed, err := os.ReadFile(path)
		check(err, "older checkpoint")
		older := open(signed, verifier)
		consistent(tree, older)
		if previous.N > 0 {
			consistent(older, previous)
		}
		previous = older
		checkpoints++
	}
	fmt.Printf("%d inclusion proofs, %d consistency proofs, a chain of %d older checkpoints and %d receipts verified\n",
		tree.N, tree.N, checkpoints, receipts)
}
