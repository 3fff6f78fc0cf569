import { build, stop } from 'esbuild'

/**
 * How every program of this project is bundled: our own files into one, packages left where npm put them.
 * @param {string} entry
 * @param {string} outfile
 * @returns {import('esbuild').BuildOptions}
 */
export const bundleOptions = (entry, outfile) => ({
  entryPoints: [entry],
  outfile,
  bundle: true,
  format: 'esm',
  platform: 'node',
  target: 'node20.19',
  packages: 'external',
  logLevel: 'warning',
})

/**
 * Bundles once, and lets esbuild's own process end.
 * @param {string} entry
 * @param {string} outfile
 */
export async function bundleProgram(entry, outfile) {
  await build(bundleOptions(entry, outfile))
  await stop()
}
