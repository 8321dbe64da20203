import { Document, Packer, Paragraph } from 'docx'
import { agreed, PNG } from './support/agreed'
import { handle } from './support/browser'
import { Lab } from './support/lab'

const lab = new Lab()
let docx: Buffer

beforeAll(async () => {
  await lab.start()
  const children = ['调解协议书', '第一条 李某赔偿三千元'].map((text) => new Paragraph(text))
  docx = await Packer.toBuffer(new Document({ sections: [{ children }] }))
  lab.cloud.files.set('paper', docx)
  lab.cloud.files.set('photo', PNG)
})
afterAll(() => lab.stop())
beforeEach(() => agreed(lab))

const urlOf = (name: string) => `${lab.cloud.base}/stub-file/${name}`
/** Downloads by a tap; the answer comes to the callbacks, as in WeChat. */
async function downloads(options: object): Promise<Record<string, unknown>> {
  await lab.call('downloadFile', options, '#asked')
  return (await lab.result()) as Record<string, unknown>
}

describe('downloadFile', () => {
  test('gives a path named by the Content-Type, and what the server said', async () => {
    const done = await downloads({ url: urlOf('photo') })
    expect(done).toMatchObject({ errMsg: 'downloadFile:ok', statusCode: 200 })
    expect(done['tempFilePath']).toMatch(/^wxfile:\/\/tmp_.*\.png$/)
    const path = 'wxfile://usr/agreement.docx'
    const kept = await downloads({ url: urlOf('paper'), filePath: path })
    expect(kept).toMatchObject({ filePath: path, statusCode: 200, dataLength: docx.length })
    expect(kept['tempFilePath']).toBeUndefined()
  })

  test('an answer that is no file is a success with its status, as in WeChat', async () => {
    expect(await downloads({ url: `${lab.cloud.base}/phone/none` })).toMatchObject({
      errMsg: 'downloadFile:ok',
      statusCode: 404,
    })
  })

  test.each([
    ['another host', 'https://example.org/a.pdf', 'url not in domain list', { errno: 600002 }],
    [
      'another protocol',
      'ftp://example.org/a.pdf',
      'downloadFile protocol must be http or https',
      {},
    ],
    ['no address', '/a.pdf', 'createDownloadTask:fail invalid url', {}],
  ])('%s is refused', async (_what, url, reason, more) => {
    expect(await downloads({ url })).toEqual({ errMsg: `downloadFile:fail ${reason}`, ...more })
  })

  test('without network it fails', async () => {
    await lab.page.evaluate('window.__phone.network(false)')
    const failed = await downloads({ url: urlOf('paper') })
    expect(failed).toEqual({
      errMsg: 'downloadFile:fail net::ERR_INTERNET_DISCONNECTED',
      errno: 600003,
    })
  })
})

describe('openDocument', () => {
  const kept = async (name: string, filePath: string) => {
    await downloads({ url: urlOf(name), filePath })
    return filePath
  }

  test('a paper is read in a page of its own, and left again', async () => {
    const filePath = await kept('paper', 'wxfile://usr/协议书.docx')
    const asked = { filePath, showMenu: true }
    expect(await lab.run('openDocument', asked)).toEqual({ errMsg: 'openDocument:ok' })
    const view = lab.page.getByRole('dialog', { name: '协议书.docx' })
    expect(await view.locator('p').allTextContents()).toEqual([
      '调解协议书',
      '第一条 李某赔偿三千元',
    ])
    expect(await lab.dialog('document-menu').count()).toBe(1)
    await lab.dialog('document-close').click()
    expect(await view.count()).toBe(0)
  })

  test('a temporary file without a name of its own needs its fileType', async () => {
    const { tempFilePath } = await downloads({ url: urlOf('paper') })
    // The stub calls everything a picture, as a server without a Content-Type would.
    const asked = { filePath: tempFilePath }
    expect(await lab.run('openDocument', asked)).toMatchObject({
      thrown: 'openDocument:fail filetype not supported',
    })
    await lab.run('openDocument', { ...asked, fileType: 'docx' })
    expect(await lab.dialog('document').textContent()).toContain('第一条')
    expect(await lab.dialog('document-menu').count()).toBe(0)
  })

  test.each([
    ['a path where nothing is', { filePath: 'wxfile://usr/none.docx' }, "file doesn't exist"],
    ['an address', { filePath: 'https://example.org/a.docx' }, "file doesn't exist"],
    ['no path', {}, 'parameter error: parameter.filePath should be String instead of Undefined;'],
  ])('%s is refused', async (_what, asked, reason) => {
    expect(await lab.run('openDocument', asked)).toMatchObject({
      thrown: `openDocument:fail ${reason}`,
    })
    expect(await lab.dialog('document').count()).toBe(0)
  })

  test.each(['docx', 'pdf', 'doc', 'txt'])('a photo is no %s', async (fileType) => {
    const filePath = await kept('photo', 'wxfile://usr/photo.docx')
    expect(await lab.run('openDocument', { filePath, fileType })).toMatchObject({
      thrown: 'openDocument:fail filetype not supported',
    })
  })
})

describe('saveImageToPhotosAlbum', () => {
  const saves = (filePath: string) => lab.call('saveImageToPhotosAlbum', { filePath })
  const picture = async () => String((await downloads({ url: urlOf('photo') }))['tempFilePath'])

  test('asks once; a refusal holds until the settings say otherwise', async () => {
    const filePath = await picture()
    await saves(filePath)
    await lab.page.getByText('保存图片或视频到你的相册').waitFor()
    await lab.dialog('cancel').click()
    const denied = { thrown: 'saveImageToPhotosAlbum:fail auth deny', errno: 103 }
    expect(await lab.result()).toMatchObject(denied)
    expect(await lab.run('saveImageToPhotosAlbum', { filePath })).toMatchObject(denied)
    expect(await lab.run('getSetting')).toMatchObject({
      authSetting: { 'scope.writePhotosAlbum': false },
    })
    await lab.tap('#setting')
    await lab.dialog('scope.writePhotosAlbum').check()
    await lab.dialog('done').click()
    expect(await lab.run('saveImageToPhotosAlbum', { filePath })).toMatchObject({
      errMsg: 'saveImageToPhotosAlbum:ok',
    })
  })

  test('what was saved is in this person’s album, in nobody else’s', async () => {
    await saves(await picture())
    await lab.dialog('confirm').click()
    expect(await lab.result()).toMatchObject({ errMsg: 'saveImageToPhotosAlbum:ok' })
    await lab.call('chooseImage')
    await lab.dialog('album-0').click()
    const chosen = (await lab.result()) as { tempFiles: { size: number }[] }
    expect(chosen.tempFiles).toMatchObject([{ size: PNG.length }])
    await lab.open('pages/lab/lab', { openid: 'o-other', keep: true })
    await lab.page.evaluate(`localStorage.setItem('phone:o-other:privacyAgreed', 'true')`)
    await lab.call('chooseImage')
    await lab.dialog('sample').waitFor()
    expect(await lab.dialog('album-0').count()).toBe(0)
  })

  test('only a picture, and only one of the phone’s own', async () => {
    const paper = 'wxfile://usr/paper.png'
    await downloads({ url: urlOf('paper'), filePath: paper })
    expect(await lab.run('saveImageToPhotosAlbum', { filePath: paper })).toMatchObject({
      thrown: 'saveImageToPhotosAlbum:fail invalid file type',
    })
    expect(await lab.run('saveImageToPhotosAlbum', { filePath: urlOf('photo') })).toMatchObject({
      thrown: expect.stringMatching(/^saveImageToPhotosAlbum:fail no such file or directory/),
    })
    expect(await handle(lab.page, (phone) => phone.errors)).toEqual([])
  })
})
