// Stands in for VS Code's native log writer, which needs a compiler: without it there are no log files and every Output panel stays empty.
const { appendFileSync, mkdirSync } = require('node:fs');
const path = require('node:path');

const names = ['trace', 'debug', 'info', 'warning', 'error', 'critical', 'off'];

class Logger {
  /** @param {string} _type @param {string} _name @param {string} file */
  constructor(_type, _name, file) {
    this.file = file;
    this.level = names.indexOf('info');
    this.bare = false;
    mkdirSync(path.dirname(file), { recursive: true });
  }

  /** @param {number} level @param {string} message */
  write(level, message) {
    if (level < this.level) return;
    const stamp = new Date().toISOString().replace('T', ' ').replace('Z', '');
    appendFileSync(this.file, this.bare ? message : `${stamp} [${names[level]}] ${message}\n`);
  }

  /** @param {string} message */ trace(message) { this.write(0, message); } // prettier-ignore
  /** @param {string} message */ debug(message) { this.write(1, message); } // prettier-ignore
  /** @param {string} message */ info(message) { this.write(2, message); } // prettier-ignore
  /** @param {string} message */ warn(message) { this.write(3, message); } // prettier-ignore
  /** @param {string} message */ error(message) { this.write(4, message); } // prettier-ignore
  /** @param {string} message */ critical(message) { this.write(5, message); } // prettier-ignore

  getLevel() {
    return this.level;
  }

  /** @param {number} level */
  setLevel(level) {
    this.level = level;
  }

  /** Output channels write their own lines. */
  clearFormatters() {
    this.bare = true;
  }

  setPattern() {}
  flush() {}
  drop() {}
}

/** @param {string} name @param {string} file */
const create = async (name, file) => new Logger('', name, file);

exports.Logger = Logger;
exports.createRotatingLogger = create;
exports.createAsyncRotatingLogger = create;
exports.setLevel = () => {};
exports.setFlushOn = () => {};
