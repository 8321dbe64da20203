/** Bytes kept in IndexedDB, one store a phone: photos of a draft survive a reload. */
const STORE = 'files'

function wait<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error ?? new Error('indexedDB failed'))
  })
}

export class BlobStore {
  private db: Promise<IDBDatabase> | undefined

  constructor(private name: string) {}

  private open(): Promise<IDBDatabase> {
    this.db ??= (async () => {
      const request = indexedDB.open(this.name, 1)
      request.onupgradeneeded = () => request.result.createObjectStore(STORE)
      return wait(request)
    })()
    return this.db
  }

  private async store(mode: IDBTransactionMode): Promise<IDBObjectStore> {
    return (await this.open()).transaction(STORE, mode).objectStore(STORE)
  }

  async put(path: string, blob: Blob): Promise<void> {
    await wait((await this.store('readwrite')).put(blob, path))
  }

  async get(path: string): Promise<Blob | undefined> {
    return (await wait((await this.store('readonly')).get(path))) as Blob | undefined
  }

  async delete(path: string): Promise<void> {
    await wait((await this.store('readwrite')).delete(path))
  }

  async paths(): Promise<string[]> {
    return (await wait((await this.store('readonly')).getAllKeys())).map(String)
  }
}
