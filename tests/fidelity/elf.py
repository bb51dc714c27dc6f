"""What two outputs of a compiler have in common: everything but the mark."""
import hashlib
import re
import struct

# Where the mark is, and what is computed from all bytes of an output.
MARKED = {".comment", ".GCC.command.line", ".note.gnu.build-id"}
SYMTABS, RELA, GROUP, STRTAB = (2, 11), 4, 17, 3


def text(table, offset):
    return table[offset : table.index(b"\0", offset)].decode("latin1")


def section_name(name):
    """LTO sections have a random number in their names."""
    return re.sub(r"^(\.gnu\.(?:debug)?lto_.*\.)[0-9a-f]{4,16}$", r"\1N", name)


class Elf:
    """A 64-bit little-endian ELF file, or a 32-bit one of x86."""

    def __init__(self, data):
        self.data = data
        self.is_64 = data[4] == 2
        header = struct.unpack_from("<HHIQQQIHHHHHH" if self.is_64 else "<HHIIIIIHHHHHH", data, 16)
        self.type, self.machine, _, self.entry, self.segments_at, at = header[:6]
        self.flags, _, self.segment_size, self.segment_count, size, count, names = header[6:]
        form = "<IIQQQQIIQQ" if self.is_64 else "<IIIIIIIIII"
        self.headers = [struct.unpack_from(form, data, at + i * size) for i in range(count)]
        self.names = []
        if names < count:
            table = self.content(names)
            self.names = [section_name(text(table, h[0])) for h in self.headers]

    def content(self, index):
        header = self.headers[index]
        return b"" if header[1] == 8 else self.data[header[4] : header[4] + header[5]]

    def place(self, index):
        return self.names[index] if 0 < index < len(self.names) else index

    def symbols(self, index):
        table, strings = self.content(index), self.content(self.headers[index][6])
        form = "<IBBHQQ" if self.is_64 else "<IIIBBH"
        for fields in struct.iter_unpack(form, table):
            if self.is_64:
                name, info, other, where, value, size = fields
            else:
                name, value, size, info, other, where = fields
            yield text(strings, name), info, other, self.place(where), value, size

    def relocations(self, index):
        symbols = list(self.symbols(self.headers[index][6])) if self.headers[index][6] else []
        for offset, info, addend in struct.iter_unpack("<QQq", self.content(index)):
            number = info >> 32
            yield offset, info & 0xFFFFFFFF, symbols[number] if number < len(symbols) else None, addend

    def shown(self, index):
        """The content, with names in place of the numbers that another section shifts."""
        kind = self.headers[index][1]
        if kind in SYMTABS:
            return [s for s in self.symbols(index) if not (s[1] & 15 == 3 and s[3] in MARKED)]
        if kind == RELA and self.is_64:
            return list(self.relocations(index))
        if kind == GROUP:
            numbers = struct.iter_unpack("<I", self.content(index))
            return [self.place(n[0]) if i else n[0] for i, n in enumerate(numbers)]
        return hashlib.sha1(self.content(index)).hexdigest()

    def picture(self):
        yield "file", self.type, self.machine, self.entry, self.flags
        for i in range(self.segment_count if self.type in (2, 3) else 0):
            form = "<IIQQQQQQ" if self.is_64 else "<IIIIIIII"
            yield "segment", struct.unpack_from(form, self.data, self.segments_at + i * self.segment_size)
        for i, name in enumerate(self.names):
            header = self.headers[i]
            # The names of sections and symbols come with these.
            if i and name not in MARKED and not (header[1] == STRTAB and not header[2] & 2):
                yield "section", name, header[1:4], header[8], header[9], self.shown(i)


def members(data):
    """The members of an archive, without its index."""
    at = 8
    while at + 60 <= len(data):
        name, size = data[at : at + 16], int(data[at + 48 : at + 58])
        if not name.startswith((b"/ ", b"/SYM64/ ")):
            yield name, picture(data[at + 60 : at + 60 + size])
        at += 60 + size + size % 2


def is_linked(data):
    return data[:4] == b"\x7fELF" and data[16] in (2, 3)


def picture(data):
    """Something that is equal for files which differ in the mark only."""
    try:
        if data[:4] == b"\x7fELF":
            return list(Elf(data).picture())
        if data[:8] == b"!<arch>\n":
            return list(members(data))
    except (struct.error, ValueError, IndexError):
        pass
    return data
