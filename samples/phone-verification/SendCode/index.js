const crypto = require("crypto");

/** Stands in for a service that sends text messages: the code goes to the log. */
module.exports = async function (context, phoneNumber) {
    const code = crypto.randomInt(1000, 10000);
    context.log(`To ${phoneNumber}: your verification code is ${code}.`);
    return code;
};
