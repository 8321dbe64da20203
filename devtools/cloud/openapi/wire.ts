/** The protobuf envelope in which the SDK sends open-API calls, and its answer. */
import { parse } from 'protobufjs'
import type { Doc } from '../types'

const { root } = parse(`
  syntax = "proto3";
  message Pair { string key = 1; bytes value = 2; string contenttype = 3; string filename = 4; }
  message OpenApiData { repeated Pair pairs = 1; }
  message CommApiData { int32 apiType = 1; OpenApiData openapiData = 2; string appid = 6; }
  message CommOpenApiResp {
    bytes respData = 1; string contentType = 2; int32 errorCode = 3; uint32 httpCode = 4;
  }`)
const Request = root.lookupType('CommApiData')
const Response = root.lookupType('CommOpenApiResp')

interface Pair {
  key: string
  value: Buffer
  filename?: string
}

/** The arguments of a call: JSON values; a file is its bytes. */
export function decodeArguments(bytes: Buffer): Doc {
  const message = Request.toObject(Request.decode(bytes), { bytes: Buffer }) as {
    openapiData?: { pairs?: Pair[] }
  }
  const pairs = message.openapiData?.pairs ?? []
  return Object.fromEntries(
    pairs.map((p) => [p.key, p.filename ? p.value : (JSON.parse(p.value.toString()) as unknown)]),
  )
}

export const encodeAnswer = (answer: unknown): Buffer =>
  Buffer.from(
    Response.encode({
      respData: Buffer.from(JSON.stringify(answer)),
      contentType: 'application/json',
      httpCode: 200,
    }).finish(),
  )

/** A refusal by WeChat itself, before the API: −604100 unknown, −604101 no permission. */
export const encodeRefusal = (errorCode: number): Buffer =>
  Buffer.from(Response.encode({ errorCode }).finish())

/** Splits multipart by hand: the SDK's binary part has no filename, so parsers take it for text. */
export function splitMultipart(contentType: string, body: Buffer): Map<string, Buffer> {
  const boundary = /boundary=([^;]+)/.exec(contentType)?.[1]
  if (!boundary) throw new Error('multipart without boundary')
  const mark = Buffer.from(`--${boundary}`)
  const parts = new Map<string, Buffer>()
  let from = body.indexOf(mark) + mark.length
  for (let to = body.indexOf(mark, from); to >= 0; to = body.indexOf(mark, from)) {
    const part = body.subarray(from + 2, to - 2)
    const end = part.indexOf('\r\n\r\n')
    const name = /name="([^"]+)"/.exec(part.subarray(0, end).toString())?.[1]
    if (name) parts.set(name, part.subarray(end + 4))
    from = to + mark.length
  }
  return parts
}
