/** What nobody here knows of WeChat's cloud: named, with what the local cloud does meanwhile. */
export interface Unknown {
  what: string
  /** Members of the SDK, as "kind.member", that no row covers because of it. */
  members?: string[]
  why: string
  meanwhile: string
}

export const UNKNOWN: Unknown[] = [
  {
    what: 'which version of MongoDB, or what else, answers',
    why: 'WeChat names none; the manual differs between versions (the order in which an update creates fields, the default limit of $geoNear, fields with dots)',
    meanwhile:
      'fields are created in the order of the request; $geoNear has no limit of its own; a name with a dot in add() is stored as it is',
  },
  {
    what: 'JSON schema in a query',
    members: ['command.jsonSchema'],
    why: 'the SDK sends {$jsonSchema}; whether the cloud evaluates it is not documented',
    meanwhile: 'refused: not supported',
  },
  {
    what: 'text search',
    members: ['aggregate.meta'],
    why: 'needs a text index, which the console does not offer; the SDK sends {$search} without $text',
    meanwhile: '$search is an unknown operator, $text and $meta are refused',
  },
  {
    what: 'open data, VoIP and call signatures, payments, AI',
    members: [
      'cloud.getOpenData',
      'cloud.getVoIPSign',
      'cloud.getCloudCallSign',
      'cloud.callOpenAPI',
      'cloud.cloudPay',
      'cloud.ai',
      'cloud.signature',
    ],
    why: 'their answers were not captured and need a real account',
    meanwhile: '−604100 for the open APIs among them, an invalid parameter for the payment actions',
  },
  {
    what: "the SDK's own insides",
    members: [
      'cloud.registerService',
      'cloud.Cloud',
      'db.cloud',
      'stage.pushStage',
      'transaction.init',
    ],
    why: 'reachable, but no interface: index.d.ts does not offer them to functions, or other members call them',
    meanwhile: 'nothing: they send nothing of their own',
  },
  {
    what: 'the exact words of errors',
    why: 'no capture of WeChat: the answers in wire.jsonl are those of a prototype, and only the requests are the SDK',
    meanwhile:
      "MongoDB's words where the manual or its source has them; rows look for the part that matters",
  },
  {
    what: 'a range over numbers and a stored NaN',
    why: 'index bounds and comparison of MongoDB disagree between versions',
    meanwhile: 'NaN is in no range',
  },
  {
    what: 'flags g, y, x and u of an expression',
    why: 'the SDK sends them as they are; MongoDB knows i, m, s and x',
    meanwhile: 'g, y and x are refused, u is taken',
  },
  {
    what: 'expressions that PCRE and JavaScript read differently',
    why: 'the local cloud has no PCRE',
    meanwhile: 'JavaScript reads them',
  },
  {
    what: 'an update of nothing but empty objects',
    why: 'the SDK sends {}, by which MongoDB would replace the document',
    meanwhile: 'nothing changes, 0 updated',
  },
  {
    what: 'the projection list.$',
    why: 'the SDK sends it, WeChat does not document it',
    meanwhile: 'refused: not supported',
  },
  {
    what: 'commands inside project.elemMatch',
    why: 'the SDK sends their insides ({operator, operands}) instead of an operator',
    meanwhile: 'they match no element, as on MongoDB',
  },
  {
    what: 'several documents of one add or update of which some fail',
    why: 'MongoDB keeps what went well before the failure; whether the cloud does was not captured',
    meanwhile: 'all or none',
  },
  {
    what: 'a lookup from a collection that does not exist',
    why: 'MongoDB joins nothing; whether the cloud looks first was not captured',
    meanwhile: '−502005',
  },
  {
    what: 'a negative limit or skip of a query',
    why: 'the SDK sends them; MongoDB takes the one for a batch and refuses the other',
    meanwhile: 'refused: not supported',
  },
  {
    what: 'numbers: int, long, double and decimal',
    why: 'a JavaScript function cannot tell them apart on the way back',
    meanwhile: 'one type of number, exact up to 2^53; $type knows them by their value',
  },
]
