module.exports = async () => {
    const { marked } = await import("marked");
    return marked("# Cities\n\n* *Tokyo*\n* [London](https://example.com)\n", { headerIds: false, mangle: false });
};
