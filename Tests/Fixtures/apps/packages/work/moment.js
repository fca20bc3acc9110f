const moment = require("moment");

module.exports = () => {
    const day = moment.utc("2024-01-31T10:20:30Z");
    return [
        day.clone().add(1, "month").format("dddd, MMMM Do YYYY, h:mm:ss a"), day.diff(moment.utc("2023-12-25"), "days"),
        day.fromNow() !== "", moment.duration(90, "minutes").humanize(), moment("31/12/2023", "DD/MM/YYYY", true).isValid(),
    ];
};
