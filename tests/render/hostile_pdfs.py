#!/usr/bin/python3
# Copyright (C) 2026 The Pupitre authors
#
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes PDF files that nobody should send, and some that are only odd, into a folder.

    hostile_pdfs.py FOLDER

The name of each ends with what has to come of it: `page` (its first page is drawn), `refused` (a
sentence, no page), `rest` (the first page cannot be drawn, the last one is), `any` (a sentence, a
page, or a page that says that it could not be drawn)."""

import hashlib
import os
import struct
import sys
import zlib

FILES = []
TEXT = b"BT /F 24 Tf 20 60 Td (Bulletin) Tj ET"


def hostile(outcome):
    """Registers a function that returns the bytes of one file."""
    def register(function):
        FILES.append((function.__name__.replace("_", "-"), outcome, function))
        return function
    return register


class Pdf:
    """Numbered objects; 1 is the catalogue, 2 the page tree, 3 the first page, 4 its content, 5 a
    font that is not inside."""

    def __init__(self, content=TEXT, page=b"", catalogue=b"", box=b"0 0 300 100", resources=b""):
        self.objects = [
            b"<</Type/Catalog/Pages 2 0 R%s>>" % catalogue,
            b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
            b"<</Type/Page/Parent 2 0 R/MediaBox[%s]/Contents 4 0 R"
            b"/Resources<</Font<</F 5 0 R>>%s>>%s>>" % (box, resources, page),
            stream(content),
            b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
        ]
        self.trailer = b""
        self.prefix = b"%PDF-1.7\n"

    def add(self, body):
        """Adds an object; returns its number."""
        self.objects.append(body)
        return len(self.objects)

    def body(self):
        data, offsets = bytearray(self.prefix), []
        for number, one in enumerate(self.objects, 1):
            offsets.append(len(data))
            data += b"%d 0 obj\n%s\nendobj\n" % (number, one)
        return data, offsets

    def bytes(self, shift=0, start=None):
        data, offsets = self.body()
        at = len(data)
        data += b"xref\n0 %d\n0000000000 65535 f \n" % (len(offsets) + 1)
        for offset in offsets:
            data += b"%010d 00000 n \n" % (offset + shift)
        data += b"trailer\n<</Size %d/Root 1 0 R%s>>\nstartxref\n%s\n%%%%EOF\n" % (
            len(offsets) + 1, self.trailer, start if start is not None else b"%d" % at)
        return bytes(data)


def stream(content, extra=b""):
    return b"<<%s/Length %d>>stream\n%s\nendstream" % (extra, len(content), content)


def flate(content, extra=b""):
    return stream(zlib.compress(content, 9), b"/Filter/FlateDecode" + extra)


def zeros(mebibytes, piece=b"\0"):
    """Flate data that grows to many MiB, made without holding them."""
    packer = zlib.compressobj(1)
    block = piece * (1024 * 1024 // len(piece))
    return b"".join(packer.compress(block) for _ in range(mebibytes)) + packer.flush()


def with_image(extra, data):
    pdf = Pdf(b"200 0 0 80 20 10 cm /I Do", resources=b"/XObject<</I 6 0 R>>")
    pdf.add(stream(data, b"/Type/XObject/Subtype/Image" + extra))
    return pdf.bytes()


GREY = b"/ColorSpace/DeviceGray/BitsPerComponent 8"


# Cross-references and other damage

@hostile("page")
def references_shifted():
    return Pdf().bytes(shift=17)


@hostile("page")
def references_missing():
    return bytes(Pdf().body()[0]) + b"trailer\n<</Size 6/Root 1 0 R>>\n%%EOF\n"


@hostile("page")
def references_beyond_the_end():
    return Pdf().bytes(start=b"99999999")


@hostile("page")
def references_at_no_number():
    return Pdf().bytes(start=b"-1e400")


@hostile("any")
def references_in_a_circle():
    pdf = Pdf()
    at = len(pdf.body()[0])
    pdf.trailer = b"/Prev %d" % at
    return pdf.bytes()


@hostile("any")
def references_without_trailer():
    return bytes(Pdf().body()[0])


@hostile("any")
def reference_table_of_insane_widths():
    pdf = Pdf()
    data, _ = pdf.body()
    at = len(data)
    data += b"6 0 obj\n" + stream(b"\0" * 64, b"/Type/XRef/Size 2147483647/W[1 2147483647 -3]"
                                  b"/Root 1 0 R") + b"\nendobj\n"
    return bytes(data) + b"startxref\n%d\n%%%%EOF\n" % at


@hostile("any")
def objects_inside_themselves():
    pdf = Pdf()
    data, _ = pdf.body()
    data += b"6 0 obj\n" + stream(b"6 0 <</A 1>>", b"/Type/ObjStm/N 1/First 4/Extends 6 0 R") \
        + b"\nendobj\n"
    at = len(data)
    rows = b"".join(struct.pack(">BHB", 2, 6, index) for index in range(7))
    data += b"7 0 obj\n" + stream(rows, b"/Type/XRef/Size 7/W[1 2 1]/Root 1 0 R") + b"\nendobj\n"
    return bytes(data) + b"startxref\n%d\n%%%%EOF\n" % at


@hostile("any")
def truncated_in_the_middle():
    whole = Pdf(TEXT * 200).bytes()
    return whole[:len(whole) // 2]


@hostile("any")
def truncated_in_the_table():
    whole = Pdf().bytes()
    return whole[:whole.rindex(b"trailer") - 30]


@hostile("refused")
def only_a_header():
    return b"%PDF-1.7\n"


@hostile("refused")
def no_byte():
    return b""


@hostile("page")
def rubbish_before_the_header():
    pdf = Pdf()
    pdf.prefix = b"\n" * 500 + b"%PDF-1.4\n"
    return pdf.bytes()


@hostile("any")
def length_is_itself():
    pdf = Pdf()
    pdf.objects[3] = b"<</Length 4 0 R>>stream\n%s\nendstream" % TEXT
    return pdf.bytes()


@hostile("any")
def arrays_deep():
    pdf = Pdf()
    pdf.objects[0] = b"<</Type/Catalog/Pages 2 0 R/A " + b"[" * 100000 + b"]" * 100000 + b">>"
    return pdf.bytes()


@hostile("any")
def dictionaries_deep():
    pdf = Pdf()
    pdf.objects[2] = pdf.objects[2][:-2] + b"/A" + b"<</A" * 50000 + b" 1" + b">>" * 50001
    return pdf.bytes()


# Pages

@hostile("refused")
def pages_none():
    pdf = Pdf()
    pdf.objects[1] = b"<</Type/Pages/Kids[]/Count 0>>"
    return pdf.bytes()


@hostile("any")
def pages_10000():
    pdf = Pdf()
    kids = b"3 0 R " * 10000
    pdf.objects[1] = b"<</Type/Pages/Kids[%s]/Count 10000>>" % kids
    return pdf.bytes()


def with_pages(count):
    pdf = Pdf()
    numbers = [pdf.add(b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 100]/Contents 4 0 R"
                       b"/Resources<</Font<</F 5 0 R>>>>>>") for _ in range(count)]
    pdf.objects[1] = b"<</Type/Pages/Kids[%s]/Count %d>>" % (b" ".join(
        b"%d 0 R" % number for number in numbers), count)
    return pdf.bytes()


@hostile("page")
def pages_4000():
    return with_pages(4000)


@hostile("refused")
def pages_10000_of_their_own():
    return with_pages(10000)


@hostile("any")
def pages_in_a_circle():
    pdf = Pdf()
    pdf.objects[1] = b"<</Type/Pages/Kids[2 0 R 3 0 R]/Count 2/Parent 2 0 R>>"
    return pdf.bytes()


@hostile("any")
def pages_that_do_not_exist():
    pdf = Pdf()
    pdf.objects[1] = b"<</Type/Pages/Kids[3 0 R 90 0 R]/Count 2000000000>>"
    return pdf.bytes()


@hostile("any")
def pages_fewer_than_none():
    pdf = Pdf()
    pdf.objects[1] = b"<</Type/Pages/Kids[3 0 R]/Count -5>>"
    return pdf.bytes()


@hostile("any")
def pages_deep():
    pdf = Pdf()
    first = len(pdf.objects) + 1
    for index in range(5000):
        pdf.add(b"<</Type/Pages/Kids[%d 0 R]/Count 1>>" % (first + index + 1))
    pdf.add(b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 100]>>")
    pdf.objects[1] = b"<</Type/Pages/Kids[%d 0 R]/Count 1>>" % first
    return pdf.bytes()


@hostile("any")
def page_of_100000_points():
    return Pdf(box=b"0 0 100000 100000").bytes()


@hostile("any")
def page_without_end():
    return Pdf(box=b"-1e38 -1e38 1e38 1e38").bytes()


@hostile("any")
def page_of_no_size():
    return Pdf(box=b"0 0 0 0").bytes()


@hostile("any")
def page_like_a_thread():
    return Pdf(box=b"0 0 0.001 90000").bytes()


@hostile("any")
def page_turned_by_45():
    return Pdf(page=b"/Rotate 45/UserUnit 1000000").bytes()


# Pictures

@hostile("any")
def picture_huge():
    return with_image(b"/Width 30000/Height 30000/Filter/FlateDecode/ColorSpace/DeviceGray"
                      b"/BitsPerComponent 1", zeros(108))


@hostile("any")
def picture_larger_than_its_data():
    return with_image(b"/Width 40000/Height 40000" + GREY, b"\x80" * 100)


@hostile("any")
def picture_of_two_billion_columns():
    return with_image(b"/Width 2147483647/Height 2147483647" + GREY, b"\x80" * 100)


@hostile("any")
def jpeg_of_only_a_header():
    head = b"\xff\xd8\xff\xc0" + struct.pack(">HBHHB", 11, 8, 65500, 65500, 1) + b"\1\x11\0"
    return with_image(b"/Width 65500/Height 65500/Filter/DCTDecode" + GREY, head)


def codestream(width, height, packet):
    """JPEG 2000 of one tile without levels; an empty packet makes a grey picture."""
    size = struct.pack(">HHIIIIIIIIHBBB", 41, 0, width, height, 0, 0, width, height, 0, 0, 1,
                       7, 1, 1)
    coding = struct.pack(">HBBHBBBBBB", 12, 0, 0, 1, 0, 0, 4, 4, 0, 1)
    quantum = struct.pack(">HBB", 4, 0x40, 0x40)
    tile = struct.pack(">HHIBB", 10, 0, 14 + len(packet), 0, 1)
    return (b"\xff\x4f\xff\x51" + size + b"\xff\x52" + coding + b"\xff\x5c" + quantum
            + b"\xff\x90" + tile + b"\xff\x93" + packet + b"\xff\xd9")


@hostile("page")
def jpeg2000():
    return with_image(b"/Width 16/Height 16/Filter/JPXDecode", codestream(16, 16, b"\0"))


@hostile("any")
def jpeg2000_huge():
    return with_image(b"/Width 60000/Height 60000/Filter/JPXDecode",
                      codestream(60000, 60000, b"\0"))


@hostile("any")
def jpeg2000_of_rubbish():
    return with_image(b"/Width 16/Height 16/Filter/JPXDecode", bytes(range(256)) * 20)


def jbig2(width, height):
    """A page without regions: blank."""
    page = struct.pack(">IIIIBH", width, height, 0, 0, 0, 0)
    return struct.pack(">IBBBI", 0, 48, 0, 1, len(page)) + page


@hostile("page")
def jbig2_blank():
    return with_image(b"/Width 16/Height 16/Filter/JBIG2Decode/ColorSpace/DeviceGray"
                      b"/BitsPerComponent 1", jbig2(16, 16))


@hostile("any")
def jbig2_huge():
    return with_image(b"/Width 100000/Height 100000/Filter/JBIG2Decode/ColorSpace/DeviceGray"
                      b"/BitsPerComponent 1", jbig2(4000000000, 4000000000))


@hostile("any")
def jbig2_of_rubbish():
    return with_image(b"/Width 16/Height 16/Filter/JBIG2Decode/ColorSpace/DeviceGray"
                      b"/BitsPerComponent 1", struct.pack(">IBBBI", 0, 6, 0, 1, 0xffffffff) * 50)


# Outlines, forms, annotations

def with_outlines(count, link):
    pdf = Pdf(catalogue=b"/Outlines 6 0 R")
    pdf.add(b"<</Type/Outlines/First 7 0 R/Last %d 0 R/Count %d>>"
            % (7 if link == b"First" else 6 + count, count))
    for index in range(count):
        more = b"/%s %d 0 R" % (link, 8 + index) if index + 1 < count else b""
        pdf.add(b"<</Title(Chapitre %d)/Parent 6 0 R/Dest[3 0 R/Fit]%s>>" % (index, more))
    return pdf.bytes()


@hostile("page")
def outline_deep():
    return with_outlines(10000, b"First")


@hostile("page")
def outline_long():
    return with_outlines(20000, b"Next")


@hostile("page")
def outline_in_a_circle():
    pdf = Pdf(catalogue=b"/Outlines 6 0 R")
    pdf.add(b"<</Type/Outlines/First 7 0 R/Last 7 0 R/Count 1>>")
    pdf.add(b"<</Title<feff202e00660064>/Parent 6 0 R/Next 7 0 R/First 7 0 R/Dest[3 0 R/Fit]>>")
    return pdf.bytes()


@hostile("page")
def form():
    pdf = Pdf(page=b"/Annots[6 0 R 7 0 R]",
              catalogue=b"/AcroForm<</NeedAppearances true/Fields[6 0 R 7 0 R]"
                        b"/DR<</Font<</F 5 0 R>>>>/DA(/F 12 Tf 0 g)>>")
    pdf.add(b"<</Type/Annot/Subtype/Widget/FT/Tx/T(nom)/V(Exemple)/Rect[20 10 200 30]"
            b"/DA(/F 12 Tf)>>")
    pdf.add(b"<</Type/Annot/Subtype/Widget/FT/Btn/T(oui)/V/On/AS/On/Rect[210 10 230 30]>>")
    return pdf.bytes()


@hostile("page")
def form_that_runs():
    pdf = Pdf(catalogue=b"/OpenAction 6 0 R/AA<</WC 6 0 R>>"
                        b"/Names<</JavaScript<</Names[(a) 6 0 R]>>>>")
    pdf.add(b"<</S/JavaScript/JS(while(true){app.alert\\(1\\)})/Next 6 0 R>>")
    return pdf.bytes()


@hostile("page")
def annotations_that_leave():
    pdf = Pdf(page=b"/Annots[6 0 R 7 0 R 8 0 R 9 0 R]")
    for action in (b"/S/URI/URI(file:///etc/passwd)", b"/S/Launch/F(/bin/sh)",
                   b"/S/GoToR/F(//host.example/share/x.pdf)/D[0/Fit]",
                   b"/S/SubmitForm/F(https://host.example/)"):
        pdf.add(b"<</Type/Annot/Subtype/Link/Rect[0 0 300 100]/A<<%s>>>>" % action)
    return pdf.bytes()


@hostile("any")
def annotations_5000():
    pdf = Pdf(page=b"/Annots[%s]" % (b"6 0 R " * 5000))
    pdf.add(b"<</Type/Annot/Subtype/Text/Contents(%s)/Rect[10 10 30 30]>>" % (b"x" * 1000))
    return pdf.bytes()


@hostile("page")
def annotation_with_a_circle():
    pdf = Pdf(page=b"/Annots[6 0 R]")
    pdf.add(b"<</Type/Annot/Subtype/Popup/Parent 6 0 R/Popup 6 0 R/IRT 6 0 R/Rect[0 0 9 9]>>")
    return pdf.bytes()


@hostile("page")
def file_inside():
    pdf = Pdf(catalogue=b"/Names<</EmbeddedFiles<</Names[(a) 6 0 R]>>>>")
    pdf.add(b"<</Type/Filespec/F(..\\/..\\/.bashrc)/EF<</F 7 0 R>>>>")
    pdf.add(flate(b"\0" * 1000000))
    return pdf.bytes()


# Passwords

def rc4(key, data):
    box, j, out = list(range(256)), 0, bytearray()
    for i in range(256):
        j = (j + box[i] + key[i % len(key)]) % 256
        box[i], box[j] = box[j], box[i]
    i = j = 0
    for byte in data:
        i = (i + 1) % 256
        j = (j + box[i]) % 256
        box[i], box[j] = box[j], box[i]
        out.append(byte ^ box[(box[i] + box[j]) % 256])
    return bytes(out)


PADDING = bytes.fromhex("28BF4E5E4E758A4164004E56FFFA01082E2E00B6D0683E802F0CA9FE6453697A")


def encrypted(password):
    """The first encryption of PDF: RC4 with 40 bits."""
    pad = (password + PADDING)[:32]
    owner = rc4(hashlib.md5(pad).digest()[:5], pad)
    name = b"\1" * 16
    key = hashlib.md5(pad + owner + struct.pack("<i", -4) + name).digest()[:5]
    content = hashlib.md5(key + b"\4\0\0\0\0").digest()[:10]
    pdf = Pdf(rc4(content, TEXT))
    number = pdf.add(b"<</Filter/Standard/V 1/R 2/P -4/O<%s>/U<%s>>>"
                     % (owner.hex().encode(), rc4(key, PADDING).hex().encode()))
    pdf.trailer = b"/Encrypt %d 0 R/ID[<%s><%s>]" % (number, name.hex().encode(),
                                                     name.hex().encode())
    return pdf.bytes()


@hostile("page")
def encrypted_without_password():
    return encrypted(b"")


@hostile("refused")
def encrypted_with_password():
    return encrypted(b"secret")


@hostile("refused")
def encrypted_by_somebody():
    pdf = Pdf()
    pdf.trailer = b"/Encrypt<</Filter/Exemple/V 99/R 99>>/ID[<00><00>]"
    return pdf.bytes()


@hostile("any")
def encrypted_without_keys():
    pdf = Pdf()
    pdf.trailer = b"/Encrypt<</Filter/Standard/V 5/R 6/Length -1>>"
    return pdf.bytes()


# Fonts

@hostile("page")
def font_not_inside():
    return Pdf().bytes()


@hostile("any")
def font_of_rubbish():
    pdf = Pdf()
    pdf.objects[4] = (b"<</Type/Font/Subtype/TrueType/BaseFont/AAAAAA+X/FirstChar 32/LastChar 33"
                      b"/Widths[500 500]/FontDescriptor 6 0 R>>")
    pdf.add(b"<</Type/FontDescriptor/FontName/AAAAAA+X/Flags 4/FontFile2 7 0 R>>")
    pdf.add(stream(b"\0\1\0\0\0\x0f" + bytes(range(256)) * 40))
    return pdf.bytes()


@hostile("any")
def font_that_draws_itself():
    pdf = Pdf()
    pdf.objects[4] = (b"<</Type/Font/Subtype/Type3/FontBBox[0 0 1 1]/FontMatrix[1 0 0 1 0 0]"
                      b"/FirstChar 66/LastChar 66/Widths[1]/Encoding<</Differences[66/B]>>"
                      b"/CharProcs<</B 6 0 R>>/Resources<</Font<</F 5 0 R>>>>>>")
    pdf.add(stream(b"1 0 d0 " + TEXT))
    return pdf.bytes()


# What is drawn

@hostile("any")
def drawing_inside_itself():
    pdf = Pdf(b"/X Do", resources=b"/XObject<</X 6 0 R>>")
    pdf.add(stream(b"/X Do /X Do", b"/Type/XObject/Subtype/Form/BBox[0 0 300 100]"
                                   b"/Resources<</XObject<</X 6 0 R>>>>"))
    return pdf.bytes()


def with_bomb(last):
    """Ten drawings of ten drawings, and so on; after it, maybe another page."""
    pdf = Pdf(b"/X Do", resources=b"/XObject<</X 6 0 R>>")
    for level in range(12):
        pdf.add(stream(b"/X Do " * 10, b"/Type/XObject/Subtype/Form/BBox[0 0 300 100]"
                                       b"/Resources<</XObject<</X %d 0 R>>>>" % (7 + level)))
    pdf.add(stream(b"0 0 50 50 re f", b"/Type/XObject/Subtype/Form/BBox[0 0 300 100]"))
    if last:
        content = pdf.add(stream(TEXT))
        page = pdf.add(b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 900]/Contents %d 0 R"
                       b"/Resources<</Font<</F 5 0 R>>>>>>" % content)
        pdf.objects[1] = b"<</Type/Pages/Kids[3 0 R %d 0 R]/Count 2>>" % page
    return pdf.bytes()


@hostile("any")
def drawing_of_ten_to_the_twelfth():
    return with_bomb(False)


@hostile("rest")
def drawing_of_ten_to_the_twelfth_first():
    return with_bomb(True)


@hostile("any")
def pattern_of_dust():
    pdf = Pdf(b"/Pattern cs /P scn 0 0 300 100 re f", resources=b"/Pattern<</P 6 0 R>>")
    pdf.add(stream(b"0 0 .001 .001 re f", b"/Type/Pattern/PatternType 1/PaintType 1/TilingType 1"
                   b"/BBox[0 0 .001 .001]/XStep .001/YStep .001/Resources<<>>"))
    return pdf.bytes()


@hostile("any")
def groups_in_groups():
    pdf = Pdf(b"/X Do", resources=b"/XObject<</X 6 0 R>>", box=b"0 0 3000 3000")
    for level in range(60):
        pdf.add(stream(b"/X Do 0 0 9 9 re f",
                       b"/Type/XObject/Subtype/Form/BBox[0 0 3000 3000]"
                       b"/Group<</S/Transparency/I true>>"
                       b"/Resources<</XObject<</X %d 0 R>>>>" % (7 + level)))
    pdf.add(stream(b"0 0 50 50 re f", b"/Type/XObject/Subtype/Form/BBox[0 0 300 100]"))
    return pdf.bytes()


@hostile("any")
def states_a_million_deep():
    pdf = Pdf()
    pdf.objects[3] = stream(zeros(2, b"q "), b"/Filter/FlateDecode")
    return pdf.bytes()


@hostile("any")
def content_that_grows():
    pdf = Pdf()
    pdf.objects[3] = stream(zeros(100, b"0 0 m 9 9 l S "), b"/Filter/FlateDecode")
    return pdf.bytes()


@hostile("any")
def content_in_500_wrappings():
    pdf = Pdf()
    data = TEXT
    for _ in range(500):
        data = zlib.compress(data)
    pdf.objects[3] = stream(data, b"/Filter[%s]" % (b"/FlateDecode" * 500))
    return pdf.bytes()


@hostile("any")
def lines_without_end():
    return Pdf((b"[1e-9 1e-9] 0 d 1e9 w -1e30 -1e30 m 1e30 1e30 l S "
                b"[0 0] 0 d 0 0 m 300 100 l S ") * 50 + TEXT).bytes()


@hostile("any")
def shades_that_never_end():
    pdf = Pdf(b"/S sh", resources=b"/Shading<</S 6 0 R>>")
    pdf.add(b"<</ShadingType 1/ColorSpace/DeviceGray/Domain[0 1e9 0 1e9]/Function 7 0 R>>")
    pdf.add(stream(b"{" + b"dup mul sqrt " * 20000 + b"pop}",
                   b"/FunctionType 4/Domain[0 1 0 1]/Range[0 1]"))
    return pdf.bytes()


def with_words(count):
    return Pdf(b"BT /F 1 Tf " + b"1 0 0 1 9 9 Tm (mot) Tj " * count + b"ET").bytes()


@hostile("page")
def words_10000():
    return with_words(10000)


@hostile("any")
def words_200000():
    return with_words(200000)


# Something else, with the name of a PDF

@hostile("refused")
def page_of_the_web():
    return b"<!DOCTYPE html><html><title>Maintenance</title><h1>Maintenance en cours</h1></html>"


@hostile("page")
def picture_named_pdf():
    def chunk(kind, data):
        return (struct.pack(">I", len(data)) + kind + data
                + struct.pack(">I", zlib.crc32(kind + data)))
    return (b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0))
            + chunk(b"IDAT", zlib.compress(b"\0\0")) + chunk(b"IEND", b""))


@hostile("refused")
def archive_named_pdf():
    return b"PK\3\4" + b"\0" * 26 + b"PK\5\6" + b"\0" * 18


@hostile("refused")
def noise_named_pdf():
    return b"".join(hashlib.sha256(b"%d" % i).digest() for i in range(4000))


def main():
    folder = sys.argv[1]
    for name, outcome, function in FILES:
        with open(os.path.join(folder, f"{name}.{outcome}.pdf"), "wb") as file:
            file.write(function())


if __name__ == "__main__":
    main()
