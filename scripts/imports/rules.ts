/** The arrows of ARCHITECTURE.md: what the files of a folder may import besides their own folder. */
interface Layer {
  may: readonly string[]
  /** Said with every violation: why, and what to do instead. */
  because: string
}

const BELOW_DOMAIN = ['contracts', 'db', 'runtime']
const BELOW_HTTP = [...BELOW_DOMAIN, 'domain', 'auth']

const LAYERS: Record<string, Layer> = {
  contracts: {
    may: [],
    because: 'contracts say what travels, and both ends read them: they know nothing of either end',
  },
  db: { may: ['contracts'], because: 'tables and migrations know what travels and nothing of what is done with it' },
  runtime: {
    may: ['contracts', 'db'],
    because:
      'the process’s own things (pool, log, settings) must be there before any use case: pass them what they need',
  },
  domain: {
    may: BELOW_DOMAIN,
    because: 'use cases do not know who asks: take what you need as an argument, and tell news by publishing an event',
  },
  auth: { may: [...BELOW_DOMAIN, 'domain'], because: 'credentials become an actor here, for every transport alike' },
  http: { may: BELOW_HTTP, because: 'what HTTP calls share must not depend on one page or on sockets' },
  realtime: { may: [...BELOW_HTTP, 'http'], because: 'sockets stand on the same use cases as HTTP and know no pages' },
  client: {
    may: ['contracts'],
    because: 'this runs in browsers: ask the server over a contract, and keep words and looks in components',
  },
  i18n: { may: ['contracts'], because: 'words are for every screen and know none' },
  components: {
    may: ['client', 'i18n', 'contracts'],
    because: 'this runs in browsers: screens read client/messenger.ts, and never the server’s code',
  },
  app: {
    may: ['components', 'client', 'i18n', 'contracts', 'auth', 'http', 'domain', 'runtime'],
    because: 'routes are thin: bind a use case or a screen, and let SQL live in domain',
  },
  server: {
    may: [...BELOW_HTTP, 'http', 'realtime'],
    because: 'pages and browser code are Next’s to load, not the server’s',
  },
  seed: {
    may: [...BELOW_DOMAIN, 'domain'],
    because: 'the demonstration is rows that use cases could have written: it needs no transport and no screen',
  },
  scripts: {
    may: [...BELOW_HTTP, 'http', 'realtime', 'server', 'i18n', 'client', 'seed', 'testing'],
    because: 'programs for people use what the server is made of, never its pages',
  },
  testing: {
    may: [...BELOW_HTTP, 'http', 'realtime', 'server', 'scripts', 'client', 'i18n'],
    because: 'helpers of tests speak to the product from outside its pages',
  },
  proof: {
    may: [...BELOW_DOMAIN, 'domain', 'realtime', 'server', 'scripts', 'testing', 'client'],
    because: 'the proof drives the product from outside and judges what it has seen, by rules of its own',
  },
  bench: {
    may: [...BELOW_DOMAIN, 'auth', 'scripts', 'testing'],
    because: 'measurements drive the product from outside, as its clients do',
  },
  e2e: {
    may: ['testing', 'contracts', 'i18n'],
    because: 'browser tests see what people see: use the helpers in testing/',
  },
}

/** Files beside the folders: the server's own, and the settings of tools. */
const TOP_LEVEL: Layer = {
  may: [...BELOW_HTTP, 'http', 'realtime', 'server', 'testing', 'scripts'],
  because: 'pages and browser code are Next’s to load',
}

/** A sentence about one import that goes the wrong way; null when it may stay. Paths start at the project's folder. */
export function judgeImport(file: string, specifier: string): string | null {
  if (specifier.startsWith('../')) {
    return `${file} imports ${specifier}: write it as #folder/file.ts, so that it reads the same from everywhere`
  }
  if (!specifier.startsWith('#')) return null
  const from = folderOf(file)
  const to = folderOf(specifier.slice(1))
  const layer = from === '' ? TOP_LEVEL : LAYERS[from]
  if (!layer) return `${file} is in a folder without a place in scripts/imports/rules.ts: decide what it may import`
  if (to === from || layer.may.includes(to)) return null
  if (from === 'server' && isCall(specifier)) return null
  if (isTest(file) && (to === 'testing' || to === 'scripts')) return null
  const allowed = layer.may.length > 0 ? layer.may.join(', ') : 'nothing else'
  return `${file} imports ${specifier}: ${layer.because}. ${from || 'The top level'} may import ${allowed}.`
}

/** The server answers calls of the API by the handlers of their routes: these are all it takes from there. */
const isCall = (specifier: string) => /^#app\/api\/.+\/route\.ts$/.test(specifier)
const folderOf = (path: string) => (path.includes('/') ? (path.split('/', 1)[0] ?? '') : '')
const isTest = (file: string) => /\.test\.tsx?$/.test(file)
