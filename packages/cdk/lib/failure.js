'use strict';

// Why nothing was checked, and what to do about it.
class Failure extends Error {
  constructor(message, help) {
    super(message);
    this.help = help;
  }
}

module.exports = { Failure };
