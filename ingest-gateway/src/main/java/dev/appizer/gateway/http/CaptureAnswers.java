// SPDX-License-Identifier: Apache-2.0
package dev.appizer.gateway.http;

import dev.appizer.gateway.call.Endpoint;
import dev.appizer.gateway.call.ReadCall;
import dev.appizer.gateway.call.Rejected;
import dev.appizer.gateway.message.Rejection;
import dev.appizer.service.http.Reply;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a caller is told. */
final class CaptureAnswers {

    private static final Reply SUCCESS = Reply.ok(Map.of("success", true));

    private CaptureAnswers() {}

    /** All messages that could be taken are acknowledged. */
    static Reply accepted(Endpoint endpoint, ReadCall call) {
        if (endpoint.type() != null) {
            return SUCCESS;
        }
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("success", true);
        body.put("accepted", call.messages().size());
        body.put("rejected", list(call.rejected()));
        return Reply.ok(body);
    }

    /** None could be taken. */
    static Reply refused(Endpoint endpoint, ReadCall call) {
        Rejection first = call.rejected().get(0).why();
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("success", false);
        body.put("error", reason(first));
        if (endpoint.type() != null) {
            return Reply.json(first.status(), body);
        }
        body.put("accepted", 0);
        body.put("rejected", list(call.rejected()));
        return Reply.json(400, body);
    }

    private static List<Map<String, Object>> list(List<Rejected> rejected) {
        return rejected.stream()
                .map(message -> {
                    Map<String, Object> entry = new LinkedHashMap<>();
                    entry.put("index", message.index());
                    entry.putAll(reason(message.why()));
                    return entry;
                })
                .toList();
    }

    private static Map<String, Object> reason(Rejection why) {
        Map<String, Object> reason = new LinkedHashMap<>();
        reason.put("code", why.code());
        if (why.field() != null) {
            reason.put("field", why.field());
        }
        reason.put("message", why.message());
        return reason;
    }
}
