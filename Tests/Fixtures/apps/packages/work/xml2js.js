const { parseStringPromise, Builder } = require("xml2js");

module.exports = async () => {
    const order = await parseStringPromise('<order id="7"><item>a &amp; b</item><item><![CDATA[<c>]]></item></order>');
    return { order, xml: new Builder({ headless: true, renderOpts: { pretty: false } }).buildObject(order) };
};
