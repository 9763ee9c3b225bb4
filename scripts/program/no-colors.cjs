'use strict';
// Stands in for @colors/colors in the table library, which would colour headings and borders of its own accord: the command
// asks it for neither, and its dozen modules take milliseconds to load.
module.exports = {};
