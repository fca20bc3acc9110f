class NoSuchAddressError extends Error {
    get name() {
        return "NoSuchAddressError";
    }
}

module.exports = async function (context, parcel) {
    if (parcel.address === "") throw new NoSuchAddressError("The parcel has no address.");
    if (Date.now() < parcel.worksFrom) {
        context.log(`The bridge to ${parcel.address} is closed.`);
        throw new Error("The bridge is closed.");
    }
    return `to ${parcel.address}`;
};
