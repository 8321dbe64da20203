/** Data that the desk lays beside the phone's page; all of it is optional. */
export interface StreetPlaces {
  center: [number, number]
  /** Where this phone stands; the centre when not given. */
  location?: [number, number]
  grids: { name: string; polygon: [number, number][] }[]
  places: { name: string; address: string; lng: number; lat: number }[]
}

export interface TemplateInfo {
  id: string
  title: string
  /** Field name to label, e.g. `thing1` → `事项`. */
  fields?: Record<string, string>
}

export interface CodeInfo {
  label: string
  result: string
  /** As `scanCode` names it, e.g. `EAN_13`; without it a QR code, or a mini-program code where it is a page. */
  scanType?: string
}

interface PhoneConfig {
  places?: StreetPlaces
  templates?: TemplateInfo[]
  codes?: CodeInfo[]
}

const known = new Map<string, Promise<unknown>>()

async function load<T>(name: keyof PhoneConfig, fallback: T): Promise<T> {
  const given = (window as { __phoneConfig?: PhoneConfig }).__phoneConfig?.[name]
  if (given) return given as T
  let loading = known.get(name)
  if (!loading) {
    loading = fetch(`${name}.json`)
      .then((answer) => (answer.ok ? (answer.json() as Promise<T>) : fallback))
      .catch(() => fallback)
    known.set(name, loading)
  }
  return loading as Promise<T>
}

export const streetPlaces = () => load<StreetPlaces | undefined>('places', undefined)
export const scanCodes = () => load<CodeInfo[]>('codes', [])

/** Titles of message templates by id; accepts a list or an object keyed by id. */
export async function messageTemplates(): Promise<Map<string, TemplateInfo>> {
  const given = await load<TemplateInfo[] | Record<string, Omit<TemplateInfo, 'id'>>>(
    'templates',
    [],
  )
  const list = Array.isArray(given)
    ? given
    : Object.entries(given).map(([id, info]) => ({ ...info, id }))
  return new Map(list.map((info) => [info.id, info]))
}
