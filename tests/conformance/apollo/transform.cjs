const { transformSync } = require('esbuild')

// Jest reads CommonJS.
module.exports = {
  process: (code, path) =>
    transformSync(code, { loader: 'ts', format: 'cjs', target: 'node20', sourcefile: path, sourcemap: 'inline' }),
}
