// SPDX-License-Identifier: Apache-2.0
package dev.appizer.action;

/** Campaigns of tests, with single quotation marks. */
final class Bodies {

    static final String HOOK = "'action':{'webhook':{'url':'https://example.org/hook'}}";
    static final String ON_ENTRY = "{'trigger':{'segment':'buyers'}," + HOOK + "}";
    static final String DELAYED = "{'trigger':{'segment':'buyers','delay':'PT1H'}," + HOOK + "}";
    static final String ON_EVENT = "{'trigger':{'event':'purchase','where':["
            + "{'property':'amount','operator':'greaterThan','value':10}]},"
            + "'action':{'email':{'subject':'Thanks for {{event.properties.amount}}','text':'!'}},"
            + "'defaults':{'event.properties.amount':'all'}}";

    private Bodies() {}
}
