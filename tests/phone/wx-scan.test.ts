import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { FrameLocator } from 'playwright-core'
import { encode } from 'uqr'
import { agreed } from './support/agreed'
import { phoneUrl } from './support/browser'
import { Lab, TOP } from './support/lab'

const lab = new Lab()

/** A code of each kind that the desk may lay before a camera. */
const CODES = [
  { label: '门牌', result: 'b:3' },
  { label: '首页码', result: 'pages/lab/lab?scene=b3' },
  { label: '洗衣液', result: '6901234567892', scanType: 'EAN_13' },
]

beforeAll(async () => {
  await lab.start()
  lab.cloud.extra.set('codes.json', CODES)
})
afterAll(() => lab.stop())

const offered = () => lab.page.locator('.ph-codes button').allTextContents()

describe('one phone', () => {
  beforeEach(() => agreed(lab))

  test('typed, from the list, turned away', async () => {
    await lab.call('scanCode')
    await lab.dialog('scan-input').fill('hello')
    await lab.dialog('confirm').click()
    expect(await lab.result()).toMatchObject({ result: 'hello', scanType: 'QR_CODE' })
    await lab.call('scanCode')
    await lab.page.getByRole('button', { name: '门牌' }).click()
    expect(await lab.result()).toMatchObject({ result: 'b:3', scanType: 'QR_CODE' })
    await lab.call('scanCode')
    await lab.page.getByRole('button', { name: '首页码' }).click()
    expect(await lab.result()).toMatchObject({
      ...{ result: 'pages/lab/lab?scene=b3', path: 'pages/lab/lab?scene=b3', scanType: 'WX_CODE' },
    })
    await lab.call('scanCode')
    await lab.dialog('cancel').click()
    expect(await lab.result()).toMatchObject({ thrown: 'scanCode:fail cancel' })
    await lab.call('scanCode')
    await lab.dialog('confirm').click()
    expect(await lab.result()).toMatchObject({ thrown: 'scanCode:fail cancel' })
  })

  test.each<[string, object, string[], string]>([
    ['no kind named', {}, ['门牌', '首页码', '洗衣液'], 'QR_CODE'],
    ['QR codes', { scanType: ['qrCode'] }, ['门牌', '首页码'], 'QR_CODE'],
    ['bar codes', { scanType: ['barCode'] }, ['洗衣液'], 'CODE_128'],
    ['both', { scanType: ['barCode', 'qrCode'] }, ['门牌', '首页码', '洗衣液'], 'QR_CODE'],
    ['another', { scanType: ['datamatrix'] }, [], 'DATA_MATRIX'],
  ])('sees what was asked for: %s', async (_, given, codes, typed) => {
    await lab.call('scanCode', given)
    await lab.dialog('scan-code').waitFor()
    expect(await offered()).toEqual(codes)
    await lab.dialog('scan-input').fill('123456')
    await lab.dialog('confirm').click()
    expect(await lab.result()).toMatchObject({ result: '123456', scanType: typed })
  })

  test.each<[unknown, string]>([
    [['qr'], 'invalid scanType'],
    [[], 'invalid scanType'],
    [['qrCode', 'nothing'], 'invalid scanType'],
    [7, 'parameter.scanType should be Array instead of Number;'],
  ])('a kind that WeChat does not know is refused: %j', async (scanType, reason) => {
    expect(await lab.run('scanCode', { scanType })).toMatchObject({
      thrown: expect.stringContaining(`scanCode:fail parameter error: ${reason}`),
    })
    expect(await lab.dialog('scan-code').count()).toBe(0)
  })
})

describe('two phones on a desk', () => {
  const frame = (name: string): FrameLocator => lab.page.frameLocator(`iframe[name=${name}]`)

  beforeEach(async () => {
    const src = (openid: string, name: string, page: string): string =>
      phoneUrl('..', { openid, name, page }).replaceAll('&', '&amp;')
    const frames = [
      `<iframe name="left" src="${src('o-left', '王阿姨', 'pages/touch/touch')}"></iframe>`,
      `<iframe name="right" src="${src('o-right', '兑换员', 'pages/lab/lab')}"></iframe>`,
    ]
    writeFileSync(join(lab.dir, 'desk.html'), `<!doctype html>${frames.join('')}`)
    await agreed(lab)
    await lab.page.goto(`${lab.cloud.base}/phone/desk.html`)
    await frame('right').locator(`${TOP} #name input`).fill('scanCode')
    await frame('left').locator(`${TOP} #pad canvas`).waitFor()
  })

  /** Draws a QR code on the left phone's canvas. */
  const draw = async (text: string): Promise<void> => {
    const { data } = encode(text, { border: 4 })
    await frame('left')
      .locator(`${TOP} #pad canvas`)
      .evaluate((canvas: HTMLCanvasElement, rows: boolean[][]) => {
        canvas.width = canvas.height = rows.length * 6
        const pen = canvas.getContext('2d')!
        rows.forEach((row, y) =>
          row.forEach((isDark, x) => {
            pen.fillStyle = isDark ? '#000' : '#fff'
            pen.fillRect(x * 6, y * 6, 6, 6)
          }),
        )
      }, data)
  }
  const buttons = () => frame('right').locator('.ph-codes button').allTextContents()
  const scan = async (): Promise<void> => {
    await frame('right').locator(`${TOP} #run`).click()
    await frame('right').locator('[data-wx=scan-code]').waitFor()
  }

  test('one sees the code that the other shows just now', async () => {
    await scan()
    expect(await buttons()).toEqual(CODES.map((code) => code.label))
    await frame('right').locator('[data-wx=cancel]').click()

    await draw('gzdh:123456654321')
    await scan()
    expect((await buttons())[0]).toBe('王阿姨的手机上的码')
    await frame('right').getByRole('button', { name: '王阿姨的手机上的码' }).click()
    await frame('right').getByText('gzdh:123456654321').first().waitFor()
    expect(
      JSON.parse((await frame('right').locator(`${TOP} #result`).textContent()) ?? ''),
    ).toMatchObject({ result: 'gzdh:123456654321', scanType: 'QR_CODE' })
  })
})
