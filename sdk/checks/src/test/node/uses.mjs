// SPDX-License-Identifier: Apache-2.0
import { Appizer, generateUUID } from '@appizer/sdk';

console.log(typeof Appizer, typeof generateUUID);
