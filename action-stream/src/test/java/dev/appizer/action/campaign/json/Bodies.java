// SPDX-License-Identifier: Apache-2.0
package dev.appizer.action.campaign.json;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.appizer.action.campaign.Campaign;
import dev.appizer.filter.json.InvalidBodyException;
import java.util.List;

/** Bodies of campaigns, with single quotation marks for double ones. */
final class Bodies {

    static final String EVENT = "{'event':'purchase'}";
    static final String QUERY = "{'query':{},'last':'PT1H','operator':'greaterThan','value':100,'every':'PT5M'}";
    static final String WEBHOOK = "{'webhook':{'url':'https://example.org/hook'}}";

    private Bodies() {}

    static CampaignBody body(String json) {
        return CampaignJson.read("c", json.replace('\'', '"'));
    }

    static Campaign campaign(String json) {
        return body(json).campaign();
    }

    /** A campaign by an event, with a webhook and these members. */
    static String with(String members) {
        return campaign(EVENT, WEBHOOK, members);
    }

    static String campaign(String trigger, String action, String members) {
        return "{'trigger':" + trigger + ",'action':" + action + (members.isEmpty() ? "" : ",") + members + "}";
    }

    /** Each as {@code pointer: message}. */
    static List<String> problems(String json) {
        InvalidBodyException refusal = catchThrowableOfType(InvalidBodyException.class, () -> body(json));
        return refusal == null
                ? List.of()
                : refusal.problems().stream()
                        .map(problem -> problem.pointer() + ": " + problem.message())
                        .toList();
    }
}
