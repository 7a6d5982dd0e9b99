// SPDX-License-Identifier: Apache-2.0
package dev.appizer.sdk.internal.send;

import dev.appizer.sdk.internal.http.Answer;
import dev.appizer.sdk.internal.http.GatewayAnswer;
import dev.appizer.sdk.internal.http.GatewayAnswer.Problem;
import dev.appizer.sdk.internal.http.GatewayAnswer.Rejected;
import dev.appizer.sdk.internal.message.Message;
import dev.appizer.sdk.internal.message.Settled;
import dev.appizer.sdk.internal.queue.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the answer to a batch means for each of its messages. */
final class AnswerReader {

    private static final String NO_REASON = "The gateway did not say why";

    private AnswerReader() {}

    static Verdict read(Answer answer, List<Message> batch) {
        if (answer.isTransient()) {
            return new Verdict.Failed(reason(answer), answer.retryAfter());
        }
        Optional<GatewayAnswer> read = GatewayAnswer.read(answer.body());
        if (answer.isOk()) {
            return read.filter(ok -> ok.accountsFor(batch.size()))
                    .<Verdict>map(ok -> new Verdict.Judged(accepted(batch, ok)))
                    .orElseGet(() ->
                            new Verdict.Failed("the answer did not account for every message", answer.retryAfter()));
        }
        return new Verdict.Judged(refused(answer, batch, read));
    }

    private static String reason(Answer answer) {
        String status = "the answer was " + answer.status();
        return answer.status() / 100 == 3
                ? status + ", and redirects are not followed: set host to where it leads"
                : status;
    }

    private static List<Settled> accepted(List<Message> batch, GatewayAnswer answer) {
        List<Settled> settled = new ArrayList<>(batch.size());
        batch.forEach(message -> settled.add(message.accepted()));
        reject(settled, answer);
        return settled;
    }

    private static List<Settled> refused(Answer answer, List<Message> batch, Optional<GatewayAnswer> read) {
        @Nullable Problem problem = read.map(GatewayAnswer::error).orElse(null);
        @Nullable String code = problem == null ? null : problem.code();
        @Nullable String why = problem == null ? null : problem.message();
        List<Settled> settled = new ArrayList<>(batch.size());
        for (Message message : batch) {
            settled.add(message.undelivered(
                    code == null ? "HTTP_" + answer.status() : code,
                    problem == null ? null : problem.field(),
                    why == null ? "The answer was " + answer.status() : why));
        }
        read.ifPresent(some -> reject(settled, some));
        return settled;
    }

    /** Where all are refused, a place that the batch doesn't have changes nothing of that. */
    private static void reject(List<Settled> settled, GatewayAnswer answer) {
        for (@Nullable Rejected rejected : answer.rejections()) {
            if (rejected != null && rejected.index() instanceof Integer index && index >= 0 && index < settled.size()) {
                settled.set(index, rejection(settled.get(index).message(), rejected));
            }
        }
    }

    private static Settled rejection(Message message, Rejected rejected) {
        return message.undelivered(
                rejected.code() == null ? "REJECTED" : rejected.code(),
                rejected.field(),
                rejected.message() == null ? NO_REASON : rejected.message());
    }
}
