import { IDBFactory } from 'fake-indexeddb'

// Unit tests share a process, and each file begins with an empty browser.
if (globalThis.indexedDB) globalThis.indexedDB = new IDBFactory()
