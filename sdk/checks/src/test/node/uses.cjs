// SPDX-License-Identifier: Apache-2.0
const { Appizer, generateUUID } = require('@appizer/sdk');

console.log(typeof Appizer, typeof generateUUID);
