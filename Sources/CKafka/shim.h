#include <librdkafka/rdkafka.h>
#include <librdkafka/rdkafka_mock.h>

// Swift cannot call variadic functions, so here is one with what is needed. The bytes are copied; a key may be null.
static inline rd_kafka_resp_err_t ckafka_produce(rd_kafka_t *handle, const char *topic, const void *key, size_t key_length,
                                                 const void *value, size_t length, void *opaque) {
    return rd_kafka_producev(handle, RD_KAFKA_V_TOPIC(topic), RD_KAFKA_V_MSGFLAGS(RD_KAFKA_MSG_F_COPY),
                             RD_KAFKA_V_KEY(key, key_length), RD_KAFKA_V_VALUE((void *)value, length),
                             RD_KAFKA_V_OPAQUE(opaque), RD_KAFKA_V_END);
}

/// What a message was produced with.
static inline void *ckafka_opaque(const rd_kafka_message_t *message) {
    return message->_private;
}

static inline const char *ckafka_topic(const rd_kafka_message_t *message) {
    return message->rkt ? rd_kafka_topic_name(message->rkt) : "";
}
