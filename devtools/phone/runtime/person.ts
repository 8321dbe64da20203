/** Small facts a phone remembers of its person: permissions, agreements, remembered answers. */
export class PersonMemory {
  private prefix: string

  constructor(openid: string) {
    this.prefix = `phone:${openid}:`
  }

  get<T>(key: string, fallback: T): T {
    const text = localStorage.getItem(this.prefix + key)
    return text === null ? fallback : (JSON.parse(text) as T)
  }

  set(key: string, value: unknown): void {
    localStorage.setItem(this.prefix + key, JSON.stringify(value))
  }
}
