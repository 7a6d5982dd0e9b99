// SPDX-License-Identifier: Apache-2.0
const LEAST = 1_024

/** The body in gzip where that is worth it and the platform has it, else as it is. */
export async function compressed(body: string): Promise<string | ArrayBuffer> {
  if (body.length < LEAST || typeof CompressionStream === 'undefined') return body
  return new Response(new Response(body).body!.pipeThrough(new CompressionStream('gzip'))).arrayBuffer()
}
