// SPDX-License-Identifier: Apache-2.0
package dev.appizer.identity.control;

import dev.appizer.identity.graph.Alias;
import dev.appizer.identity.graph.Claim;
import dev.appizer.identity.graph.Member;
import dev.appizer.identity.graph.Moment;
import dev.appizer.identity.graph.Move;
import dev.appizer.identity.graph.Reassignment;
import dev.appizer.identity.rows.LinkRequest;
import dev.appizer.identity.rows.MomentRows;
import dev.appizer.model.Identifier;
import dev.appizer.schemas.Cause;
import java.util.Objects;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/**
 * The control plane: takes one link after the other, recomputes the clusters that it touches, and says who is assigned
 * anew ({@code identity.aliases}) and who moves from where ({@code identity.changes}). It is the only writer of both.
 */
public final class DecideLinks extends ContextualProcessor<String, LinkRequest, String, SpecificRecord> {

    /** The store of clusters. */
    public static final String STORE = "clusters";

    @SuppressWarnings("NullAway.Init") // by init(), before the first record
    private ClusterStore clusters;

    @Override
    public void init(ProcessorContext<String, SpecificRecord> context) {
        super.init(context);
        clusters = new ClusterStore(context.getStateStore(STORE));
    }

    @Override
    public void process(Record<String, LinkRequest> record) {
        LinkRequest request = record.value();
        switch (request.getKind()) {
            case ALIAS -> alias(record);
            case CLAIM -> claim(record);
            case SEEN -> clusters.see(Identifier.parse(request.getSubject()));
        }
    }

    private void alias(Record<String, LinkRequest> record) {
        LinkRequest request = record.value();
        Alias alias = new Alias(request.getSubject(), Objects.requireNonNull(request.getUserId()), moment(request));
        ClusterStore.Draft draft = clusters.draft();
        alias.identifiers().forEach(draft::load);
        draft.cluster.add(alias);
        draft.cluster.see(Identifier.user(alias.userId()));
        // The alias may precede the claim that held the anonymous id until now.
        draft.cluster
                .decide(alias.previousId(), clusters.claimsOn(alias.previousId()))
                .ifPresent(active -> draft.load(active.user()));
        settle(draft, record);
    }

    private void claim(Record<String, LinkRequest> record) {
        LinkRequest request = record.value();
        Claim claim = new Claim(
                request.getSubject(),
                Objects.requireNonNull(request.getUserId()),
                moment(request).stamp());
        ClusterStore.Draft draft = clusters.draft();
        draft.load(claim.anonymous());
        draft.cluster.decide(claim.anonymousId(), clusters.keep(claim)).ifPresent(active -> {
            draft.load(active.user());
            draft.cluster.see(active.user());
        });
        settle(draft, record);
    }

    private void settle(ClusterStore.Draft draft, Record<String, LinkRequest> record) {
        Reassignment result = Reassignment.of(draft.cluster);
        draft.save(result);
        Cause cause = DecisionRecords.cause(moment(record.value()));
        for (Identifier identifier : result.assigned()) {
            Member member = Objects.requireNonNull(result.members().get(identifier));
            context()
                    .forward(record.withKey(identifier.toString())
                            .withValue(DecisionRecords.assignment(identifier, member, cause)));
        }
        for (Move move : result.moves()) {
            context().forward(record.withKey(move.from().toString()).withValue(DecisionRecords.change(move, cause)));
        }
    }

    private static Moment moment(LinkRequest request) {
        return MomentRows.moment(Objects.requireNonNull(request.getMoment()));
    }
}
