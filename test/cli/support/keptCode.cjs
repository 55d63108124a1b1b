// Preloaded into a program: says on standard error of each script whether V8 took the code that was kept of it.
const { basename } = require('node:path');
const vm = require('node:vm');

vm.Script = class extends vm.Script {
  constructor(text, options) {
    super(text, options);
    const kept = !options.cachedData ? 'not there' : this.cachedDataRejected ? 'refused' : 'taken';
    process.stderr.write(`${basename(options.filename)} ${kept}\n`);
  }
};
