/** A part of an address as it was meant; as it stands where it is malformed, for the cloud to refuse in words. */
export function decoded(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    return part
  }
}
