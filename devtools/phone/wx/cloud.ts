import type { Phone } from '../runtime/phone'
import { readLocalFile, addTempFile } from './files'
import { WxFailure } from './failure'
import type { CallOptions, Registry } from './registry'

/** The local cloud's client door, on the origin of this page. */
class Door {
  constructor(private phone: Phone) {}

  async post(path: string, body: BodyInit | undefined, type?: string): Promise<Response> {
    if (!this.phone.online.value) throw offline()
    const headers: Record<string, string> = { 'x-wx-openid': this.phone.openid }
    if (type) headers['content-type'] = type
    let answer: Response
    try {
      answer = await fetch(path, { method: 'POST', headers, body })
    } catch {
      throw offline()
    }
    if (!this.phone.online.value) throw offline()
    return answer
  }

  async json(path: string, body: object): Promise<Record<string, unknown>> {
    const answer = await this.post(path, JSON.stringify(body), 'application/json')
    const text = await answer.text()
    const value = parse(text)
    if (value === undefined) throw new WxFailure(`Error: errCode: -1 | errMsg: ${text}`)
    const { errCode, errMsg } = value as { errCode?: number; errMsg?: string }
    if (errCode || !answer.ok) {
      const code = errCode ?? -1
      throw new WxFailure(`Error: errCode: ${code} | errMsg: ${errMsg ?? answer.status}`, {
        errCode: code,
      })
    }
    return value as Record<string, unknown>
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown
  } catch {
    return undefined
  }
}

/** How WeChat tells a cloud call that the phone has no network. */
function offline(): WxFailure {
  return new WxFailure('Error: errCode: -601003 system network error | errMsg: request:fail', {
    errCode: -601003,
  })
}

interface TempUrl {
  fileID: string
  tempFileURL: string
  status: number
  errMsg: string
}

async function tempUrls(door: Door, fileList: unknown): Promise<TempUrl[]> {
  const answer = await door.json('/wx/getTempFileURL', { fileList: fileList as unknown[] })
  return answer['fileList'] as TempUrl[]
}

/** Shows cloud files in `<image>`; remembers a url for as long as the page lives. */
export function cloudFileUrls(phone: () => Phone): (fileID: string) => Promise<string> {
  const known = new Map<string, Promise<string>>()
  return (fileID) => {
    let url = known.get(fileID)
    if (!url) {
      url = tempUrls(new Door(phone()), [fileID]).then(
        (list) => list[0]?.tempFileURL || 'data:,missing',
        () => {
          known.delete(fileID)
          return 'data:,missing'
        },
      )
      known.set(fileID, url)
    }
    return url
  }
}

/** WeChat copies what goes to a function as JSON: undefined, functions and prototypes are lost. */
function copy(value: unknown): unknown {
  return value === undefined ? undefined : (JSON.parse(JSON.stringify(value)) as unknown)
}

export function cloudApis(phone: Phone, registry: Registry): void {
  const door = new Door(phone)
  let ready = false
  const cloud: Record<string, unknown> = {
    init: (options: unknown) => {
      ready = true
      registry.log.call('cloud.init', options)
    },
    DYNAMIC_CURRENT_ENV: Symbol.for('DYNAMIC_CURRENT_ENV'),
  }
  const add = (name: string, work: (o: CallOptions) => Promise<object | void>) => {
    cloud[name] = registry.caller(`cloud.${name}`, async (options) => {
      if (!ready)
        throw new WxFailure('Error: Cloud API isn’t enabled, please call wx.cloud.init first')
      return work(options)
    })
  }
  add('callFunction', async ({ name, data }) => {
    const answer = await door.json('/wx/callFunction', { name, data: copy(data) ?? {} })
    return { result: answer['result'], requestID: '' }
  })
  add('uploadFile', async ({ cloudPath, filePath }) => {
    const blob = await readLocalFile(phone, String(filePath))
    const path = `/wx/uploadFile?cloudPath=${encodeURIComponent(String(cloudPath))}`
    const type = blob.type || 'application/octet-stream'
    const answer = await door.post(path, await blob.arrayBuffer(), type)
    const value = (await answer.json()) as { fileID?: string; errCode?: number; errMsg?: string }
    if (!value.fileID) {
      throw new WxFailure(`Error: ${value.errMsg ?? answer.status}`, {
        errCode: value.errCode ?? -1,
      })
    }
    return { fileID: value.fileID, statusCode: 200 }
  })
  add('downloadFile', async ({ fileID }) => {
    const path = `/wx/downloadFile?fileID=${encodeURIComponent(String(fileID))}`
    const answer = await door.post(path, undefined)
    if (!answer.ok) throw new WxFailure('Error: STORAGE_FILE_NONEXIST', { errCode: -503003 })
    const tempFilePath = addTempFile(await answer.blob(), String(fileID))
    return { tempFilePath, statusCode: 200 }
  })
  add('getTempFileURL', async ({ fileList }) => ({ fileList: await tempUrls(door, fileList) }))
  add('deleteFile', ({ fileList }) => door.json('/wx/deleteFile', { fileList }))
  registry.members['cloud'] = cloud
}

/** The single-use code of a granted phone number. */
export async function phoneCode(phone: Phone): Promise<string> {
  const answer = await new Door(phone).json('/wx/phoneCode', {})
  return String(answer['code'])
}

/** Tells the cloud what the user answered, so that it counts the sends allowed. */
export async function tellSubscriptions(
  phone: Phone,
  results: Record<string, 'accept' | 'reject'>,
): Promise<void> {
  await new Door(phone).json('/wx/subscribe', { results })
}
