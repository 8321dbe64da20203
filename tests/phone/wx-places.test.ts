import { agreed, DESK_FILES, PNG } from './support/agreed'
import { Lab } from './support/lab'

const lab = new Lab()

beforeAll(async () => {
  await lab.start()
  lab.cloud.functions['api'] = (data, openid) => ({ ok: true, openid, data })
  for (const [name, file] of Object.entries(DESK_FILES)) lab.cloud.extra.set(name, file)
})
afterAll(() => lab.stop())

describe('places', () => {
  beforeAll(() => agreed(lab))

  test('chooseLocation: search, a tap on the map, cancel', async () => {
    await lab.call('chooseLocation')
    await lab.dialog('place-search').fill('和平')
    await lab.page.getByRole('option', { name: '菜市场' }).click()
    expect(await lab.dialog('pin-label').textContent()).toBe('菜市场（和平街 9 号）')
    await lab.dialog('confirm').click()
    expect(await lab.result()).toEqual({
      errMsg: 'chooseLocation:ok',
      name: '菜市场',
      address: '和平街 9 号',
      latitude: 39.905,
      longitude: 116.405,
    })
    await lab.call('chooseLocation', { latitude: 39.9, longitude: 116.4 })
    await lab.page.locator('.ph-map-svg polygon').waitFor()
    await lab.page.locator('.ph-full .ph-map').click({ position: { x: 250, y: 60 } })
    await lab.until(
      async () => ((await lab.dialog('pin-label').textContent()) ?? '') > '图上的点 116.4',
      'pin',
    )
    await lab.dialog('confirm').click()
    const chosen = (await lab.result()) as { longitude: number; latitude: number; name: string }
    expect(chosen.name).toBe('')
    expect(chosen.longitude).toBeGreaterThan(116.4)
    expect(chosen.latitude).toBeGreaterThan(39.9)
    await lab.call('chooseLocation')
    await lab.dialog('cancel').click()
    expect(await lab.result()).toMatchObject({ thrown: 'chooseLocation:fail cancel' })
  })

  test('getLocation asks once, remembers a refusal, the settings undo it', async () => {
    await lab.call('getLocation', { type: 'gcj02' })
    await lab.dialog('cancel').click()
    expect(await lab.result()).toMatchObject({ thrown: 'getLocation:fail auth deny' })
    expect(await lab.run('getLocation')).toMatchObject({ thrown: 'getLocation:fail auth deny' })
    await lab.tap('#setting')
    await lab.page.locator('[data-wx="scope.userLocation"]').check()
    await lab.dialog('done').click()
    await lab.until(async () => !!(await lab.text('#result'))?.includes('true'), 'the setting')
    expect(await lab.run('getLocation')).toMatchObject({ longitude: 116.4, latitude: 39.9 })
  })
})

describe('pictures', () => {
  beforeAll(() => agreed(lab, 'o-pic'))

  test('chosen, compressed, uploaded, shown, kept across a reload', async () => {
    await lab.call('chooseMedia', { count: 2, mediaType: ['image'] })
    await lab.dialog('file-input').setInputFiles([
      { name: 'a.png', mimeType: 'image/png', buffer: PNG },
      { name: 'b.png', mimeType: 'image/png', buffer: PNG },
    ])
    const { tempFiles } = (await lab.result()) as { tempFiles: Record<string, unknown>[] }
    expect(tempFiles).toHaveLength(2)
    expect(tempFiles[0]).toMatchObject({ fileType: 'image', size: PNG.length, width: 1, height: 1 })
    const path = String(tempFiles[0]?.['tempFilePath'])
    expect(path).toMatch(/^wxfile:\/\/tmp_.*\.png$/)

    expect(await lab.run('getImageInfo', { src: path })).toMatchObject({ width: 1, type: 'png' })
    const small = (await lab.run('compressImage', { src: path, quality: 50 })) as object
    expect(small).toMatchObject({ tempFilePath: expect.stringMatching(/\.jpg$/) })

    const up = await lab.run('cloud.uploadFile', { cloudPath: 'p/a.png', filePath: path })
    expect(up).toMatchObject({ fileID: 'cloud://stub/p/a.png' })
    expect(lab.cloud.files.get('cloud://stub/p/a.png')).toEqual(PNG)
    await lab.prepare('show', { src: 'cloud://stub/p/a.png' })
    await lab.tap('#show')
    expect(await lab.heard('pic', 'load')).toEqual({ width: 1, height: 1 })
    const down = (await lab.run('cloud.downloadFile', { fileID: 'cloud://stub/p/a.png' })) as object
    expect(down).toMatchObject({ tempFilePath: expect.stringMatching(/^wxfile:/) })

    const files = 'getFileSystemManager().'
    const kept = (await lab.run(`${files}saveFile`, { tempFilePath: path })) as Record<
      string,
      string
    >
    await lab.open('pages/lab/lab', { openid: 'o-pic', keep: true })
    const filePath = kept['savedFilePath']
    expect(await lab.run(`${files}readFile`, { filePath, encoding: 'base64' })).toMatchObject({
      data: PNG.toString('base64'),
    })
    await lab.prepare('show', { src: filePath })
    await lab.tap('#show')
    expect(await lab.heard('pic', 'load')).toEqual({ width: 1, height: 1 })
    expect(await lab.run(`${files}unlink`, { filePath })).toMatchObject({ errMsg: 'unlink:ok' })
    expect(await lab.run(`${files}access`, { path: filePath })).toMatchObject({ errno: 1300002 })
    await lab.run('cloud.deleteFile', { fileList: ['cloud://stub/p/a.png'] })
    expect(lab.cloud.files.size).toBe(0)
  })

  test('a sample photo, a preview, a cancelled choice, an avatar', async () => {
    await lab.call('chooseImage', { count: 1 })
    await lab.dialog('sample').click()
    const { tempFilePaths } = (await lab.result()) as { tempFilePaths: string[] }
    await lab.run('previewImage', { urls: [...tempFilePaths, '/img/on.svg'] })
    expect(await lab.page.locator('.ph-preview-count').textContent()).toBe('1 / 2')
    await lab.dialog('preview-next').click()
    expect(await lab.page.locator('.ph-preview-count').textContent()).toBe('2 / 2')
    await lab.dialog('preview').click({ position: { x: 180, y: 700 } })
    await lab.call('chooseMedia')
    await lab.dialog('cancel').click()
    expect(await lab.result()).toMatchObject({ thrown: 'chooseMedia:fail cancel' })
    await lab.tap('#avatar')
    await lab.dialog('sample').click()
    await lab.until(async () => !!(await lab.text('#result'))?.includes('avatarUrl'), 'the avatar')
  })
})
