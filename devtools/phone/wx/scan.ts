import { scanCodes, type CodeInfo } from '../runtime/desk-files'
import type { Phone } from '../runtime/phone'
import { dialogButton, openDialog } from '../shell/dialogs'
import { h } from '../shell/dom'
import { codesInView } from '../shell/neighbours'
import { cancelled, WxFailure } from './failure'
import type { CallOptions, Registry } from './registry'

/** What may be asked for, and what WeChat then says it was; typed text is the first of its kind. */
const KINDS: Record<string, readonly [string, ...string[]]> = {
  qrCode: ['QR_CODE', 'WX_CODE'],
  barCode: ['CODE_128', 'CODE_39', 'EAN_8', 'EAN_13', 'UPC_A', 'UPC_E', 'CODABAR'],
  datamatrix: ['DATA_MATRIX'],
  pdf417: ['PDF_417'],
}
const DEFAULT = ['barCode', 'qrCode']

const isPage = (result: string): boolean => /^(pages|packages)\//.test(result)

/** The kinds that are asked for; QR first where it is among them. */
function kindsOf(o: CallOptions): readonly string[] {
  const given = o['scanType'] ?? DEFAULT
  const kinds = Array.isArray(given) ? (given as unknown[]) : [given]
  const unknown = kinds.filter((kind) => typeof kind !== 'string' || !(kind in KINDS))
  if (!kinds.length || unknown.length) {
    throw new WxFailure(`parameter error: invalid scanType ${JSON.stringify(given)}`)
  }
  return Object.keys(KINDS).filter((kind) => kinds.includes(kind))
}

const typeOf = ({ result, scanType }: CodeInfo): string =>
  scanType ?? (isPage(result) ? 'WX_CODE' : 'QR_CODE')

function askCode(phone: Phone, codes: CodeInfo[], typed: string): Promise<CodeInfo | null> {
  const offer = (code: CodeInfo, i: number, answer: (code: CodeInfo) => void) =>
    dialogButton(`code-${i}`, code.label, () => answer(code))
  return openDialog<CodeInfo | null>(
    phone.shell.overlays,
    'scan-code',
    '扫一扫',
    (answer, box) => {
      const input = h('input', {
        ...{ class: 'ph-pick-search', 'data-wx': 'scan-input', placeholder: '码里的文字' },
        'aria-label': '码里的文字',
      })
      const scanned = (): void => {
        const result = input.value
        if (!result) return answer(null)
        answer(isPage(result) ? { label: '', result } : { label: '', result, scanType: typed })
      }
      box.append(
        h('div', { class: 'ph-sheet-head' }, '扫一扫'),
        input,
        h(
          'div',
          { class: 'ph-choices' },
          dialogButton('cancel', '取消', () => answer(null)),
          dialogButton('confirm', '扫到了', scanned),
        ),
        h('div', { class: 'ph-codes' }, ...codes.map((code, i) => offer(code, i, answer))),
      )
    },
    { sheet: true, onVeil: null },
  )
}

/**
 * scanCode without a camera: a QR code that another phone on the desk shows just now, one of the desk's
 * list, or what a code holds, typed. Codes of kinds that were not asked for are not offered, as a
 * camera does not see them.
 */
export function scanApis(phone: Phone, registry: Registry): void {
  registry.call('scanCode', async (o) => {
    const kinds = kindsOf(o)
    const types = kinds.flatMap((kind) => KINDS[kind] ?? [])
    const all = [...codesInView(), ...(await scanCodes())]
    const offered = all.filter((code) => types.includes(typeOf(code)))
    const code = await askCode(phone, offered, types[0] ?? '')
    if (!code) throw cancelled()
    const { result } = code
    return {
      result,
      scanType: typeOf(code),
      charSet: 'UTF-8',
      rawData: btoa(unescape(encodeURIComponent(result))),
      ...(isPage(result) ? { path: result } : {}),
    }
  })
}
