const JSZip = require("jszip");

module.exports = async () => {
    const zip = new JSZip();
    zip.file("hello.txt", "Hello ".repeat(1000));
    zip.folder("data").file("numbers.bin", Uint8Array.from([1, 2, 3, 255]));
    const content = await zip.generateAsync({ type: "nodebuffer", compression: "DEFLATE" });
    const again = await JSZip.loadAsync(content);
    const text = await new Promise((resolve, reject) => {
        let text = "";
        again.file("hello.txt").nodeStream().on("data", (chunk) => { text += chunk; }).on("end", () => resolve(text)).on("error", reject);
    });
    return { isSmall: content.length < 1000, length: text.length, bytes: [...await again.file("data/numbers.bin").async("uint8array")] };
};
