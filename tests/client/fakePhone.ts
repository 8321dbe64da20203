import type { Answer, MeView, ReportView } from '../../domain/contract'
import { ERRORS } from '../../domain/call/errors'

type Input = Record<string, unknown>
type Handler = (input: Input) => Answer<unknown>

const networkDown = (api: string) => ({ errCode: -1, errMsg: `${api}:fail request:fail` })
const copy = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T

/**
 * A phone with its WeChat and the cloud behind it, as far as the services of the client see them.
 * It has state, not expectations: tests look at what is stored, uploaded and reported.
 */
export class FakePhone {
  online = true
  /** The cloud acts on the next call, its answer is lost on the way. */
  loseNextAnswer = false
  /** Storage takes nothing more. */
  storageFull = false
  /** Uploads that still succeed before the network breaks. */
  uploadsLeft = Infinity
  /** What WeChat says instead of taking a file. */
  uploadFails: unknown = null
  storage = new Map<string, unknown>()
  files = new Set<string>()
  uploads: { cloudPath: string; filePath: string }[] = []
  calls: { name: string; input: Input; contract?: number }[] = []
  /** What was reported, by requestId. */
  reports = new Map<string, Input>()
  handlers: Record<string, Handler> = {}
  dialogs: string[][] = []
  dialogAnswers: Record<string, unknown> = {}
  redDot = false
  toasts: string[] = []
  /** What was put before the person to be read, with one button. */
  told: string[] = []
  /** What the person was asked, to be answered by yes or no. */
  asked: string[] = []
  /** What the person answers to “确定…？”. */
  saysYes = true
  /** Addresses of the pages that were opened. */
  opened: string[] = []
  /** What lies before the camera; null: it does not open. */
  inView: string | null = null
  /** How the camera was asked for. */
  scans: object[] = []
  private inTap = false
  private made = 0

  constructor() {
    this.handlers['report.submit'] = (input) => this.submit(input)
    this.handlers['evidence.begin'] = () => ({ ok: true, data: { keptUntil: 1 } })
  }

  /** What the person's finger does: WeChat allows some things only in its synchronous span. */
  tap<T>(work: () => T): T {
    this.inTap = true
    try {
      return work()
    } finally {
      this.inTap = false
    }
  }

  /** A picture in the phone's temporary folder. */
  picture(): string {
    const path = `wxfile://tmp/${++this.made}.jpg`
    this.files.add(path)
    return path
  }

  named(name: string): Input[] {
    return this.calls.filter((call) => call.name === name).map(({ input }) => input)
  }

  /** One request is one report; the same id with something else is refused, as by the cloud. */
  private submit(input: Input): Answer<Partial<ReportView>> {
    const id = String(input['requestId'])
    const known = this.reports.get(id)
    if (known && JSON.stringify(known) !== JSON.stringify(input)) return refused('requestReused')
    this.reports.set(id, copy(input))
    return { ok: true, data: { id: `report:${id}`, repeated: known !== undefined } }
  }

  private async callFunction({
    data,
  }: {
    data: { name: string; input: Input; contract?: number }
  }) {
    await null
    if (!this.online) throw networkDown('cloud.callFunction')
    this.calls.push(copy(data))
    const handler = this.handlers[data.name]
    if (!handler) throw new Error(`the fake cloud has no ${data.name}`)
    const result = handler(copy(data.input))
    if (this.loseNextAnswer) {
      this.loseNextAnswer = false
      throw networkDown('cloud.callFunction')
    }
    return { result: copy(result) }
  }

  private async uploadFile({ cloudPath, filePath }: { cloudPath: string; filePath: string }) {
    await null
    if (!this.online || this.uploadsLeft <= 0) throw networkDown('cloud.uploadFile')
    if (this.uploadFails) throw this.uploadFails
    if (!this.files.has(filePath)) throw { errMsg: 'uploadFile:fail no such file' }
    this.uploadsLeft -= 1
    this.uploads.push({ cloudPath, filePath })
    return { fileID: `cloud://env/${cloudPath}` }
  }

  private async requestSubscribeMessage({ tmplIds }: { tmplIds: string[] }) {
    const allowed = this.inTap
    await null
    if (!allowed) throw { errCode: 20000, errMsg: 'can only be invoked by user TAP gesture' }
    if (!this.online) throw { errCode: 10002, errMsg: 'network error' }
    this.dialogs.push(tmplIds)
    return { errMsg: 'requestSubscribeMessage:ok', ...this.dialogAnswers }
  }

  /** The module `@tarojs/taro`, as this phone has it. */
  readonly taro = {
    getStorageSync: (key: string) => copy(this.storage.get(key) ?? ''),
    setStorageSync: (key: string, value: unknown) => {
      if (this.storageFull) throw new Error('setStorageSync:fail exceed storage max size')
      this.storage.set(key, copy(value))
    },
    removeStorageSync: (key: string) => void this.storage.delete(key),
    clearStorageSync: () => this.storage.clear(),
    getStorageInfoSync: () => ({ keys: [...this.storage.keys()] }),
    getFileSystemManager: () => ({
      saveFile: (o: { tempFilePath: string; success: (r: { savedFilePath: string }) => void }) => {
        const savedFilePath = o.tempFilePath.replace('/tmp/', '/store/')
        this.files.delete(o.tempFilePath)
        this.files.add(savedFilePath)
        o.success({ savedFilePath })
      },
      access: (o: { path: string; success: () => void; fail: () => void }) =>
        this.files.has(o.path) ? o.success() : o.fail(),
      unlink: ({ filePath }: { filePath: string }) => void this.files.delete(filePath),
    }),
    getNetworkType: async () => ({ networkType: this.online ? 'wifi' : 'none' }),
    compressImage: async ({ src }: { src: string }) => ({ tempFilePath: src }),
    chooseMedia: async ({ count }: { count: number }) => ({
      tempFiles: Array.from({ length: count }, () => ({ tempFilePath: this.picture() })),
    }),
    requestSubscribeMessage: (o: { tmplIds: string[] }) => this.requestSubscribeMessage(o),
    scanCode: async (asked: object) => {
      this.scans.push(asked)
      if (this.inView === null) throw { errMsg: 'scanCode:fail' }
      if (this.inView === '') throw { errMsg: 'scanCode:fail cancel' }
      return { result: this.inView }
    },
    showTabBarRedDot: async () => void (this.redDot = true),
    hideTabBarRedDot: async () => void (this.redDot = false),
    showToast: async ({ title }: { title: string }) => void this.toasts.push(title),
    showModal: async ({ content, showCancel }: { content: string; showCancel?: boolean }) => {
      if (showCancel === false) this.told.push(content)
      else this.asked.push(content)
      return { confirm: this.saysYes }
    },
    getCurrentPages: () => ['the one'],
    getCurrentInstance: () => ({ router: { path: 'the one' } }),
    navigateTo: async ({ url }: { url: string }) => void this.opened.push(url),
    redirectTo: async ({ url }: { url: string }) => void this.opened.push(url),
    switchTab: async ({ url }: { url: string }) => void this.opened.push(url),
    cloud: {
      callFunction: (o: { data: { name: string; input: Input } }) => this.callFunction(o),
      uploadFile: (o: { cloudPath: string; filePath: string }) => this.uploadFile(o),
    },
  }
}

/** A refusal as the cloud words it. */
export const refused = (code: keyof typeof ERRORS): Answer<never> => ({
  ok: false,
  code,
  ...ERRORS[code],
})

/** The services as a freshly started app has them, on a phone whose storage may hold earlier visits. */
export function startApp(phone: FakePhone) {
  jest.resetModules()
  jest.doMock('@tarojs/taro', () => ({ __esModule: true, default: phone.taro }))
  // Nobody waits for a second try in a test.
  const patience = { random: () => 0.5, wait: async () => undefined }
  jest.doMock('../../client/src/services/patience', () => ({ PATIENCE: patience }))
  /* eslint-disable @typescript-eslint/no-require-imports */
  return {
    drafts:
      require('../../client/src/services/drafts') as typeof import('../../client/src/services/drafts'),
    old: require('../../client/src/services/oldDrafts') as typeof import('../../client/src/services/oldDrafts'),
    send: require('../../client/src/services/send') as typeof import('../../client/src/services/send'),
    upload:
      require('../../client/src/services/upload') as typeof import('../../client/src/services/upload'),
    causes:
      require('../../client/src/services/causes') as typeof import('../../client/src/services/causes'),
    clock:
      require('../../client/src/services/clock') as typeof import('../../client/src/services/clock'),
    call: require('../../client/src/services/call') as typeof import('../../client/src/services/call'),
    consent:
      require('../../client/src/services/consent') as typeof import('../../client/src/services/consent'),
    copies:
      require('../../client/src/services/copies') as typeof import('../../client/src/services/copies'),
    session:
      require('../../client/src/services/session') as typeof import('../../client/src/services/session'),
    subscribe:
      require('../../client/src/services/subscribe') as typeof import('../../client/src/services/subscribe'),
    street:
      require('../../client/src/services/street') as typeof import('../../client/src/services/street'),
    act: require('../../client/src/services/act') as typeof import('../../client/src/services/act'),
    report:
      require('../../client/src/packages/report/draft') as typeof import('../../client/src/packages/report/draft'),
    kept: require('../../client/src/services/keptSteps') as typeof import('../../client/src/services/keptSteps'),
    tapped:
      require('../../client/src/services/tapped') as typeof import('../../client/src/services/tapped'),
    written:
      require('../../client/src/components/steps/written') as typeof import('../../client/src/components/steps/written'),
    own: require('../../client/src/services/ownBuilding') as typeof import('../../client/src/services/ownBuilding'),
    self: require('../../client/src/packages/duty/self/draft') as typeof import('../../client/src/packages/duty/self/draft'),
  }
  /* eslint-enable @typescript-eslint/no-require-imports */
}
export type App = ReturnType<typeof startApp>

/** A resident as the cloud tells of one; `change` says what is different. */
export const meView = (change: object = {}): MeView => ({
  nickname: '',
  phoneMasked: '',
  elderMode: false,
  roles: [],
  staffName: '',
  leave: null,
  unread: 0,
  quota: {},
  templates: {
    progress: { id: 'tpl-p', title: '事件进度' },
    task: { id: 'tpl-t', title: '待办提醒' },
  },
  consents: {},
  streetRev: 'r1',
  now: 0,
  ...change,
})
