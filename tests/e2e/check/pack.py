"""Packages for the tests of `abictl check`: pack.py KIND OUTPUT [NAME=FILE]...

Real forms (jar, tar, apk, rpm) of the given files, and hostile ones that ignore them.
"""
import gzip
import io
import struct
import sys
import tarfile
import zipfile


def tar_bytes(members, end=True, **options):
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w", format=tarfile.GNU_FORMAT, **options) as tar:
        for info, data in members:
            tar.addfile(info, io.BytesIO(data) if data is not None else None)
        size = out.tell()
    return out.getvalue() if end else out.getvalue()[:size]


def member(name, data=b"", **fields):
    info = tarfile.TarInfo(name)
    info.size = len(data)
    for key, value in fields.items():
        setattr(info, key, value)
    return info, data


def jar(files):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("META-INF/MANIFEST.MF", "Manifest-Version: 1.0\n")
        for name, data in files:
            archive.writestr(name, data)
    return out.getvalue()


def apk(files):
    """Alpine's: signature, control part and data, each a gzip stream; the first two without an end."""
    parts = [
        tar_bytes([member(".SIGN.RSA.test.rsa.pub", b"signature")], end=False),
        tar_bytes([member(".PKGINFO", b"pkgname = test\n")], end=False),
        tar_bytes([member(name, data) for name, data in files]),
    ]
    return b"".join(gzip.compress(part) for part in parts)


def cpio(files):
    out = b""
    for number, (name, data) in enumerate(list(files) + [("TRAILER!!!", b"")]):
        name = name.encode() + b"\0"
        mode = 0o100755 if data else 0
        fields = [number + 1, mode, 0, 0, 1, 0, len(data), 0, 0, 0, 0, len(name), 0]
        header = b"070701" + b"".join(b"%08x" % field for field in fields)
        out += header + name + b"\0" * (-(len(header) + len(name)) % 4)
        out += data + b"\0" * (-len(data) % 4)
    return out


def rpm(files):
    """The lead, an empty signature and an empty header, then the payload (rpm's file format, version 3)."""
    lead = struct.pack(">4sBBhh66shh16s", b"\xed\xab\xee\xdb", 3, 0, 0, 1, b"test-1-1", 1, 5, b"")
    header = b"\x8e\xad\xe8\x01" + b"\0" * 4 + struct.pack(">II", 0, 0)
    return lead + header + header + gzip.compress(cpio([("./" + name, data) for name, data in files]))


def hostile(kind, files):
    elf = files[0][1] if files else b"\x7fELF"
    if kind == "traversal.tar":
        return tar_bytes([member("fine", b"x"), member("../../escaped", elf)])
    if kind == "traversal.zip":
        return jar([("../escaped", elf)])
    if kind == "absolute.tar":
        return tar_bytes([member("/tmp/escaped", elf)])
    if kind == "device.tar":
        return tar_bytes([member("dev/sda", type=tarfile.BLKTYPE, devmajor=8)])
    if kind == "bomb.zip":
        return jar([("bomb.so", b"\x7fELF" + b"\0" * (300 << 20))])
    if kind == "bomb.tar.gz":
        return gzip.compress(tar_bytes([member("zeros", b"\0" * (300 << 20)), member("app", elf)]))
    if kind == "cut.tar.gz":
        whole = gzip.compress(tar_bytes([member("app", elf)]))
        return whole[: len(whole) // 2]
    if kind == "cut.zip":
        return jar([("app", elf)])[:-30]
    if kind == "nested.zip":
        data = jar([("app", elf)])
        for _ in range(8):
            data = jar([("inner.zip", data)])
        return data
    raise SystemExit("pack.py: no such kind: " + kind)


def main():
    kind, output, *pairs = sys.argv[1:]
    files = []
    for pair in pairs:
        name, path = pair.split("=", 1)
        with open(path, "rb") as file:
            files.append((name, file.read()))
    makers = {"jar": jar, "apk": apk, "rpm": rpm, "cpio": cpio,
              "tar": lambda files: tar_bytes([member(name, data) for name, data in files])}
    data = makers[kind](files) if kind in makers else hostile(kind, files)
    with open(output, "wb") as file:
        file.write(data)


main()
