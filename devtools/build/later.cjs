'use strict'
/**
 * A stand-in that asks `load` for the real thing at its first use, and from then on passes everything
 * to it. `known` is answered without asking. Where JavaScript forbids a proxy to answer as the real
 * thing would (fixed properties), it throws: loud, not wrong.
 */
module.exports = function later(load, { callable = false, known = {} } = {}) {
  let real
  const found = () => (real ??= load())
  const traps = {}
  // The functions of Reflect are the traps of a proxy, by name and arguments.
  for (const trap of Object.getOwnPropertyNames(Reflect))
    traps[trap] = (_, ...asked) => Reflect[trap](found(), ...asked)
  const standIn = new Proxy(callable ? function () {} : {}, {
    ...traps,
    // Accessors and constructors meet the real thing, not the stand-in.
    get: (_, key) => (Object.hasOwn(known, key) ? known[key] : Reflect.get(found(), key)),
    set: (_, key, value) => Reflect.set(found(), key, value),
    construct: (_, args, target) =>
      Reflect.construct(found(), args, target === standIn ? found() : target),
  })
  return standIn
}
