import { startTestCloud } from './harness'
import type { TestCloud } from './harness'

let cloud: TestCloud
beforeAll(async () => {
  cloud = await startTestCloud([])
})
afterAll(() => cloud.stop())

const send = (more = ''): string =>
  `return cloud.openapi.subscribeMessage.send({ touser: 'oLi', templateId: 'T1', page: 'pages/a/b?id=1',
    miniprogramState: 'formal', data: { thing1: { value: '路灯坏了' } }, ${more} })`

describe('subscribeMessage.send', () => {
  test('each accept is one send; the log has every attempt', async () => {
    expect((await cloud.fails(send())).errCode).toBe(43101)
    const body = JSON.stringify({ results: { T1: 'accept', T2: 'reject' } })
    await fetch(`${cloud.url}/wx/subscribe`, {
      method: 'POST',
      headers: { 'x-wx-openid': 'oLi' },
      body,
    })
    expect(await cloud.run(send())).toMatchObject({ errCode: 0 })
    expect((await cloud.fails(send())).errCode).toBe(43101)
    expect((await cloud.fails(send(`templateId: 'T2'`))).errCode).toBe(43101)
    expect(cloud.pushes.all().map((p) => p.errCode)).toEqual([43101, 0, 43101, 43101])
    expect(cloud.pushes.all()[1]).toEqual({
      at: expect.any(Number),
      openid: 'oLi',
      templateId: 'T1',
      page: 'pages/a/b?id=1',
      data: { thing1: { value: '路灯坏了' } },
      miniprogramState: 'formal',
      errCode: 0,
      errMsg: 'ok',
    })
  })

  test('refused on purpose: once, the person named, no quota used', async () => {
    cloud.pushes.grant('oLi', 'T1', 1)
    cloud.pushes.refuseNext(45009, 'oWang')
    cloud.pushes.refuseNext(45009, 'oLi')
    expect((await cloud.fails(send())).errCode).toBe(45009)
    expect(await cloud.run(send())).toMatchObject({ errCode: 0 })
    expect((await cloud.fails(send(`touser: 'oWang'`))).errCode).toBe(45009)
  })

  test.each<[string, string, number]>([
    ['no person', `touser: ''`, 40003],
    ['no template', `templateId: ''`, 40037],
    ['a page with a leading slash', `page: '/pages/a'`, 41030],
    ['an unknown state', `miniprogramState: 'beta'`, 47003],
    ['no data', `data: {}`, 47003],
    ['an empty value', `data: { thing1: { value: '' } }`, 47003],
    ['thing of 21', `data: { thing1: { value: '${'字'.repeat(21)}' } }`, 47003],
    ['thing with a newline', `data: { thing1: { value: 'a\\nb' } }`, 47003],
    ['thing with an emoji', `data: { thing1: { value: '好😀' } }`, 47003],
    ['phrase that is not 汉字', `data: { phrase1: { value: 'done' } }`, 47003],
    ['phrase of 6', `data: { phrase1: { value: '正在处理之中' } }`, 47003],
    ['character_string with 汉字', `data: { character_string1: { value: '编号1' } }`, 47003],
    ['time in ISO form', `data: { time1: { value: '2026-11-23T10:00' } }`, 47003],
    ['number with a unit', `data: { number1: { value: '5分' } }`, 47003],
    ['an unknown kind of field', `data: { text1: { value: 'a' } }`, 47003],
    ['a value without its wrapper', `data: { thing1: '好' }`, 47003],
  ])('%s: %s → %i', async (_name, more, code) => {
    cloud.pushes.grant('oLi', 'T1', 1)
    expect((await cloud.fails(send(more))).errCode).toBe(code)
  })

  test.each([
    `thing1: { value: '${'字'.repeat(20)}' }`,
    `phrase1: { value: '已办结' }, time2: { value: '2026年11月23日 10:05' }`,
    `date1: { value: '2026年1月2日' }, number2: { value: 12 }, character_string3: { value: 'A-1/2' }`,
    `name1: { value: '王小明' }, phone_number2: { value: '010-12345678' }`,
  ])('allowed: %s', async (data) => {
    cloud.pushes.grant('oLi', 'T1', 1)
    expect(await cloud.run(send(`data: { ${data} }`))).toMatchObject({ errCode: 0 })
  })
})

describe('other open APIs', () => {
  test.each<[string, string]>([
    ['今天路灯坏了', 'pass'],
    ['有人赌博', 'risky'],
    ['这个混蛋', 'review'],
  ])('msgSecCheck %s: %s', async (content, suggest) => {
    const r = await cloud.run<{ result: unknown }>(
      `return cloud.openapi.security.msgSecCheck({ version: 2, scene: 2, openid: 'oLi', content: event.content })`,
      { content },
    )
    expect(r.result).toMatchObject({ suggest })
  })

  test.each<[string, string, number]>([
    ['version 1', `{ version: 1, scene: 2, openid: 'o', content: 'a' }`, 43104],
    ['no openid', `{ version: 2, scene: 2, content: 'a' }`, 40003],
    ['2501 characters', `{ version: 2, scene: 2, openid: 'o', content: 'a'.repeat(2501) }`, 47001],
  ])('msgSecCheck refuses %s', async (_name, args, code) => {
    expect((await cloud.fails(`return cloud.openapi.security.msgSecCheck(${args})`)).errCode).toBe(
      code,
    )
  })

  test('a phone code works once, for five minutes, and says whose number', async () => {
    const mint = async (): Promise<string> => {
      const res = await fetch(`${cloud.url}/wx/phoneCode`, {
        method: 'POST',
        headers: { 'x-wx-openid': 'oLi' },
      })
      return ((await res.json()) as { code: string }).code
    }
    cloud.phones.set('oLi', '13912345678')
    const exchange = `return cloud.openapi.phonenumber.getPhoneNumber({ code: event.phoneCode })`
    const phoneCode = await mint()
    expect(await cloud.run(exchange, { phoneCode })).toMatchObject({
      phoneInfo: {
        phoneNumber: '+8613912345678',
        purePhoneNumber: '13912345678',
        countryCode: '86',
      },
    })
    expect((await cloud.fails(exchange, { phoneCode })).errCode).toBe(40029)
    const late = await mint()
    cloud.clock.advance(5 * 60_000 + 1)
    expect((await cloud.fails(exchange, { phoneCode: late })).errCode).toBe(40029)
    cloud.clock.reset()
  })

  test('permissions and unknown names', async () => {
    expect(
      (await cloud.fails(`return cloud.openapi.wxacode.getUnlimited({ scene: 'a' })`)).errCode,
    ).toBe(-604100)
    const refused = await cloud.callFunction('unpermitted', {})
    expect(refused).toEqual({ result: { errCode: -604101 } })
  })
})
