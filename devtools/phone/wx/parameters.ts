import { WxFailure } from './failure'

type Kind = 'String' | 'Number' | 'Boolean' | 'Array' | 'Object' | 'Function' | 'ArrayBuffer'

/** What must be given, and what may be: `?` after the kind. */
type Parameters = Readonly<Record<string, Kind | `${Kind}?`>>

/**
 * The parameters of calls that this phone has, by WeChat's documentation: another kind is refused there
 * (“parameter error: parameter.title should be String instead of Number;”), where a browser would make do.
 */
const PARAMETERS: Readonly<Record<string, Parameters>> = {
  navigateTo: { url: 'String' },
  redirectTo: { url: 'String' },
  reLaunch: { url: 'String' },
  switchTab: { url: 'String' },
  navigateBack: { delta: 'Number?' },
  pageScrollTo: { scrollTop: 'Number?', duration: 'Number?', selector: 'String?' },
  showToast: { title: 'String', icon: 'String?', duration: 'Number?', mask: 'Boolean?' },
  showLoading: { title: 'String', mask: 'Boolean?' },
  showModal: {
    title: 'String?',
    content: 'String?',
    showCancel: 'Boolean?',
    cancelText: 'String?',
    confirmText: 'String?',
    editable: 'Boolean?',
  },
  showActionSheet: { itemList: 'Array', alertText: 'String?' },
  setNavigationBarTitle: { title: 'String' },
  setNavigationBarColor: { frontColor: 'String', backgroundColor: 'String' },
  setTabBarBadge: { index: 'Number', text: 'String' },
  removeTabBarBadge: { index: 'Number' },
  showTabBarRedDot: { index: 'Number' },
  hideTabBarRedDot: { index: 'Number' },
  setStorage: { key: 'String' },
  getStorage: { key: 'String' },
  removeStorage: { key: 'String' },
  chooseMedia: { count: 'Number?', mediaType: 'Array?', sourceType: 'Array?', sizeType: 'Array?' },
  chooseImage: { count: 'Number?', sourceType: 'Array?', sizeType: 'Array?' },
  compressImage: { src: 'String', quality: 'Number?', compressedWidth: 'Number?' },
  getImageInfo: { src: 'String' },
  previewImage: { urls: 'Array', current: 'String?' },
  saveImageToPhotosAlbum: { filePath: 'String' },
  openDocument: { filePath: 'String', fileType: 'String?', showMenu: 'Boolean?' },
  downloadFile: { url: 'String' },
  makePhoneCall: { phoneNumber: 'String' },
  setClipboardData: { data: 'String' },
  scanCode: { onlyFromCamera: 'Boolean?', scanType: 'Array?' },
  requestSubscribeMessage: { tmplIds: 'Array' },
  openLocation: { latitude: 'Number', longitude: 'Number', scale: 'Number?', name: 'String?' },
  setScreenBrightness: { value: 'Number' },
  setKeepScreenOn: { keepScreenOn: 'Boolean' },
  'cloud.callFunction': { name: 'String', data: 'Object?' },
  'cloud.uploadFile': { cloudPath: 'String', filePath: 'String' },
  'cloud.downloadFile': { fileID: 'String' },
  'cloud.getTempFileURL': { fileList: 'Array' },
  'cloud.deleteFile': { fileList: 'Array' },
}

/** What calls that answer at once are given, in their order. */
const ARGUMENTS: Readonly<Record<string, Parameters>> = {
  getStorageSync: { key: 'String' },
  setStorageSync: { key: 'String' },
  removeStorageSync: { key: 'String' },
  canIUse: { schema: 'String' },
  nextTick: { callback: 'Function' },
  arrayBufferToBase64: { arrayBuffer: 'ArrayBuffer' },
  base64ToArrayBuffer: { base64: 'String' },
}

/** As WeChat calls what something is: `Null`, `Undefined`, `Array` and so on. */
const kindOf = (value: unknown): string =>
  // An asynchronous one calls itself otherwise.
  typeof value === 'function' ? 'Function' : Object.prototype.toString.call(value).slice(8, -1)

/** Null where all is as it should be, else what WeChat says. */
function wrong(wanted: Parameters, given: Readonly<Record<string, unknown>>): WxFailure | null {
  for (const [name, asked] of Object.entries(wanted)) {
    const kind = asked.replace('?', '')
    const is = kindOf(given[name])
    if (is === kind || (is === 'Undefined' && asked.endsWith('?'))) continue
    return new WxFailure(`parameter error: parameter.${name} should be ${kind} instead of ${is};`, {
      errno: 1001,
    })
  }
  return null
}

/** Of a call with one object of parameters. */
export const wrongParameter = (api: string, given: Readonly<Record<string, unknown>>) =>
  wrong(PARAMETERS[api] ?? {}, given)

/** Of a call that answers at once. */
export function wrongArgument(api: string, given: readonly unknown[]): WxFailure | null {
  const wanted = ARGUMENTS[api] ?? {}
  return wrong(wanted, Object.fromEntries(Object.keys(wanted).map((name, i) => [name, given[i]])))
}
