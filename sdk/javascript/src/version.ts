// SPDX-License-Identifier: Apache-2.0
/** The same as in package.json, which a test holds. */
export const VERSION = '0.1.0'
