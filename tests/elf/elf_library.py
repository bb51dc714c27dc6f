"""Reads what a shared library offers to linkers, of any class and byte order: gABI, and LSB's symbol versions."""

import dataclasses
import struct

KINDS = {0: "none", 1: "data", 2: "function", 6: "tls", 10: "function"}  # an IFUNC is a function to its callers

BINDINGS = {1: "global", 2: "weak", 10: "global"}  # linkers treat GNU_UNIQUE as global


@dataclasses.dataclass
class Symbol:
    name: str
    node: str  # "": without a version
    is_default: bool
    is_defined: bool
    kind: str
    binding: str
    address: int
    size: int


class Library:
    """The header (class, order, machine, flags), soname, needed, nodes and symbols of a shared library."""

    def __init__(self, path):
        self.bytes = open(path, "rb").read()
        if self.bytes[:4] != b"\x7fELF":
            raise ValueError(f"{path} is no ELF file")
        self.is_64 = self.bytes[4] == 2
        self.order = "<" if self.bytes[5] == 1 else ">"
        form = "HHIQQQIHHHHHH" if self.is_64 else "HHIIIIIHHHHHH"
        header = self.read(form, 16)
        self.header = {"class": 64 if self.is_64 else 32, "order": self.order, "machine": header[1], "flags": hex(header[6])}
        self.sections = self.read_sections(header[5], header[10], header[11])
        strings = self.section(3, link=self.section(11)["link"])
        self.strings = self.bytes[strings["offset"] : strings["offset"] + strings["size"]]
        self.soname, self.needed = "", []
        self.read_dynamic()
        self.node_names = {}
        self.read_versions()
        self.nodes = set(self.node_names.values())
        self.symbols = self.read_symbols()

    def read(self, form, offset):
        return struct.unpack_from(self.order + form, self.bytes, offset)

    def string(self, offset):
        return self.strings[offset : self.strings.index(b"\0", offset)].decode()

    def read_sections(self, offset, size, count):
        form = "IIQQQQIIQQ" if self.is_64 else "IIIIIIIIII"
        names = ("name", "type", "flags", "address", "offset", "size", "link", "info", "alignment", "entry")
        return [dict(zip(names, self.read(form, offset + i * size))) for i in range(count)]

    def section(self, kind, link=None):
        """Returns the section of that type, or the one at that index."""
        if link is not None:
            return self.sections[link]
        return next((s for s in self.sections if s["type"] == kind), None)

    def entries(self, section, form):
        if not section:
            return
        size = struct.calcsize(self.order + form)
        for at in range(section["offset"], section["offset"] + section["size"], size):
            yield self.read(form, at)

    def read_dynamic(self):
        for tag, value in self.entries(self.section(6), "QQ" if self.is_64 else "II"):
            if tag == 0:
                break
            if tag == 1:
                self.needed.append(self.string(value))
            elif tag == 14:
                self.soname = self.string(value)

    def read_versions(self):
        definitions = self.section(0x6FFFFFFD)
        at = definitions["offset"] if definitions else None
        while at is not None:
            _, flags, index, _, _, names, following = self.read("HHHHIII", at)
            if not flags & 1:
                self.node_names[index] = self.string(self.read("I", at + names)[0])
            at = at + following if following else None

    def read_symbols(self):
        table = self.section(11)
        indexes = [v for (v,) in self.entries(self.section(0x6FFFFFFF), "H")]
        symbols = []
        for i, entry in enumerate(self.entries(table, "IBBHQQ" if self.is_64 else "IIIBBH")):
            if self.is_64:
                name, info, other, section, value, size = entry
            else:
                name, value, size, info, other, section = entry
            if info >> 4 not in BINDINGS or other & 3 in (1, 2):
                continue
            index = indexes[i] if indexes else 1
            if section == 0xFFF1 and self.string(name) in self.nodes:  # the symbol of a version itself
                continue
            symbols.append(
                Symbol(
                    self.string(name),
                    self.node_names.get(index & 0x7FFF, ""),
                    not index & 0x8000,
                    section != 0,
                    KINDS.get(info & 15, str(info & 15)),
                    BINDINGS[info >> 4],
                    value,
                    size,
                )
            )
        return symbols
