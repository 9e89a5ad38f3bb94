#!/usr/bin/env bash
# SheetJS 0.18.5 declares a macro-enabled content type in every plain .xlsx it writes.
# Common guess: a content type named "macroEnabled" in [Content_Types].xml means that the workbook holds macros.
# Seen: the Default for "bin" is application/vnd.ms-excel.sheet.binary.macroEnabled.main, and no .bin part is in the file.
# Exits 1 when that changes.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts xlsx@0.18.5
node -e '
const X = require("xlsx");
console.log("SheetJS", X.version);
const book = X.utils.book_new();
X.utils.book_append_sheet(book, X.utils.aoa_to_sheet([["Họ và tên"], ["Nguyễn Văn An"]]), "DS");
const file = X.CFB.read(X.write(book, { type: "buffer", bookType: "xlsx" }), { type: "buffer" });
const types = Buffer.from(X.CFB.find(file, "[Content_Types].xml").content).toString();
const bin = /<Default Extension="bin" ContentType="([^"]*)"/.exec(types)?.[1] ?? "none";
const parts = file.FullPaths.filter((path) => /\.bin$/.test(path));
console.log("declared for .bin:", bin);
console.log("parts that end in .bin:", parts.length);
console.log("common guess: the type means macros; seen: a plain workbook declares it");
process.exit(/macroEnabled/.test(bin) && parts.length === 0 ? 0 : 1);
'
