// SPDX-License-Identifier: Apache-2.0
export { generateUUID } from './uuid.js'
export type * from './types.js'
