const iconv = require("iconv-lite");

module.exports = () => [
    iconv.encode("Grüße €", "windows-1252").toString("hex"), iconv.decode(Buffer.from("8365835883672e", "hex"), "Shift_JIS"),
    iconv.decode(iconv.encode("日本", "euc-jp"), "euc-jp"), iconv.encodingExists("big5"),
];
