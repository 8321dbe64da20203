/** Functions, storage, open APIs and the SDK's own members. */
import type { Area, Row } from '../rows'

const row = (
  what: string,
  code: string,
  outcome: Pick<Row, 'gives' | 'fails'>,
  source: string,
): Row => ({
  what,
  code,
  ...outcome,
  source,
})

const STORED = `const { fileID } = await cloud.uploadFile({ cloudPath: 'dir/图 片.txt', fileContent: Buffer.from('hello') });`
const SEND = `cloud.openapi.subscribeMessage.send({ touser: 'oNobody', page: 'p', data: { thing1: { value: '提醒' } }, templateId: 'T', miniprogramState: 'developer' })`
const CHECK = (content: string) =>
  `const r = await cloud.openapi.security.msgSecCheck({ content: '${content}', version: 2, scene: 2, openid: 'oTester' }); return [r.errCode, r.result.suggest, r.result.label]`

export const services: Area = {
  name: 'functions, storage and open APIs',
  rows: [
    row(
      'callFunction answers what the function answers',
      `const r = await cloud.callFunction({ name: 'run', data: { code: 'return event.x', x: { y: [1] } } }); return [r.result.ok, r.errMsg]`,
      { gives: [{ y: [1] }, 'callFunction:ok'] },
      'wire #63',
    ),
    row(
      'callFunction: data goes as JSON, dates as text',
      `return (await cloud.callFunction({ name: 'run', data: { code: 'return event.d', d: new Date(0) } })).result.ok`,
      { gives: '1970-01-01T00:00:00.000Z' },
      'wire #63',
    ),
    row(
      'callFunction: the function throws',
      `return await cloud.callFunction({ name: 'broken' })`,
      { fails: [-1, /functions execute fail \| TypeError/] },
      'WECHAT §2.4 (errCode −1)',
    ),
    row(
      'callFunction: no such function',
      `return await cloud.callFunction({ name: 'nope' })`,
      { fails: [-1, /callFunction:fail .*nope/] },
      'wire #64; WECHAT §2.4',
    ),
    row(
      'callFunction keeps who called',
      `return (await cloud.callFunction({ name: 'run', data: { code: 'const c = cloud.getWXContext(); return [c.OPENID, c.SOURCE]' } })).result.ok`,
      { gives: ['oTester', 'wx_client,scf'] },
      'WeChat docs: Cloud.getWXContext (SOURCE)',
    ),
    row(
      'getWXContext',
      `const { OPENID, ENV, SOURCE } = cloud.getWXContext(); return { OPENID, ENV, SOURCE }`,
      { gives: { OPENID: 'oTester', ENV: 'local-env', SOURCE: 'wx_client' } },
      'WeChat docs: Cloud.getWXContext',
    ),
    row(
      'uploadFile and downloadFile, a name with a space and 汉字',
      `${STORED} const { fileContent, statusCode } = await cloud.downloadFile({ fileID }); return [fileID, fileContent, statusCode]`,
      { gives: ['cloud://local-env.local-bucket/dir/图 片.txt', Buffer.from('hello'), 200] },
      'wire #54–55, #58–59',
    ),
    row(
      'uploadFile of a stream',
      `const { fileID } = await cloud.uploadFile({ cloudPath: 's.bin', fileContent: require('node:fs').createReadStream(require.resolve('wx-server-sdk/package.json')) }); return JSON.parse((await cloud.downloadFile({ fileID })).fileContent.toString()).version`,
      { gives: '4.0.2' },
      'wire #56–57',
    ),
    row(
      'downloadFile of a missing file',
      `return await cloud.downloadFile({ fileID: 'cloud://x.y/none' })`,
      { fails: [-1, /downloadFile:fail/] },
      'wire #58 (STORAGE_FILE_NONEXIST); SDK: throws',
    ),
    row(
      'getTempFileURL: a file and a missing one, their age',
      `${STORED} const { fileList } = await cloud.getTempFileURL({ fileList: [{ fileID, maxAge: 600 }, 'cloud://x.y/none'] }); return fileList.map((f) => [f.status, f.errMsg, f.maxAge, f.tempFileURL.startsWith('http')])`,
      {
        gives: [
          [0, 'ok', 600, true],
          [-503003, 'storage file not exists', 7200, false],
        ],
      },
      'wire #58, #60',
    ),
    row(
      'deleteFile: a file and a missing one',
      `${STORED} const { fileList } = await cloud.deleteFile({ fileList: [fileID, 'cloud://x.y/none'] }); return fileList.map((f) => [f.fileID, f.status, f.errMsg])`,
      {
        gives: [
          ['cloud://local-env.local-bucket/dir/图 片.txt', 0, 'ok'],
          ['cloud://x.y/none', -503003, 'storage file not exists'],
        ],
      },
      'wire #62',
    ),
    row(
      'an open API refuses with its own number',
      `return await ${SEND}`,
      { fails: [43101, /user refuse to accept the msg/] },
      'wire #66',
    ),
    row(
      'security.msgSecCheck passes',
      CHECK('你好'),
      { gives: [0, 'pass', 100] },
      'wire #67; WeChat docs: security.msgSecCheck',
    ),
    row(
      'an open API that the cloud does not have',
      `return await cloud.openapi.nothing.here({ a: 1 })`,
      { fails: [-604100, /-604100/] },
      'WeChat docs: cloud call error codes',
    ),
    row(
      'an open API that config.json does not permit',
      `return (await cloud.callFunction({ name: 'unpermitted' })).result`,
      { gives: { errCode: -604101 } },
      'WECHAT §7.2 (−604101)',
    ),
    row(
      'createCollection of one that is there',
      `return await db.createCollection('c')`,
      { fails: [-1, /Table exist: c/] },
      'WeChat docs: Database.createCollection; wire #2',
    ),
    row(
      'createCollection at run time is our own refusal',
      `return await db.createCollection('unheard')`,
      { fails: [-1, /LOCAL_UNDECLARED_COLLECTION/] },
      'our choice: collections come from the schema',
    ),
    row(
      'the collection of another database object',
      `return (await cloud.database().collection('c').where({ _id: 'none' }).count()).total`,
      { gives: 0 },
      'WeChat docs: Cloud.database',
    ),
    row(
      'a second instance',
      `const other = await cloud.createNewInstance({ env: cloud.DYNAMIC_CURRENT_ENV }); await other.init(); return (await other.database().collection('c').where({ _id: 'none' }).count()).total`,
      { gives: 0 },
      'SDK: createNewInstance',
    ),
    row(
      'the logger takes lines',
      `cloud.logger().info({ a: 1 }); return cloud.version`,
      { gives: '4.0.2' },
      'SDK: logger',
    ),
    row(
      'settings can be changed without harm',
      `cloud.updateConfig({}); cloud.init({ env: cloud.DYNAMIC_CURRENT_ENV }); return [typeof db.config, typeof cloud.Cloud]`,
      { gives: ['object', 'function'] },
      'SDK: init, updateConfig',
    ),
    row(
      'an unknown collection, in every action',
      `const of = db.collection('nope'); const tries = [of.get(), of.count(), of.add({ data: { a: 1 } }), of.doc('a').update({ data: { a: 1 } }), of.doc('a').set({ data: { a: 1 } }), of.doc('a').remove()]; return (await Promise.all(tries.map((p) => p.catch((e) => e.errCode))))`,
      { gives: [-502005, -502005, -502005, -502005, -502005, -502005] },
      'wire #1',
    ),
    row(
      'an action of aggregation on an unknown collection has no number',
      `return await db.collection('nope').aggregate().match({ a: 1 }).end()`,
      { fails: [-1, /Db or Table not exist: nope/] },
      'wire #1; SDK: aggregate',
    ),
    row(
      'a body that is no number of a limit',
      `return await db.collection('c').limit('x').get()`,
      { fails: [undefined, /integer/] },
      'SDK: checked before it sends',
    ),
  ],
}
