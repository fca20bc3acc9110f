// Every script of this folder, in one table, written by embed.sh; a test compares the two.

#include "RuntimeJS.h"

#pragma clang diagnostic ignored "-Wc23-extensions"

static const unsigned char azure_functions_app[] = {
#embed "azure-functions/app.js"
};
static const unsigned char azure_functions_bindings[] = {
#embed "azure-functions/bindings.js"
};
static const unsigned char azure_functions_headers[] = {
#embed "azure-functions/headers.js"
};
static const unsigned char azure_functions_hook_contexts[] = {
#embed "azure-functions/hook-contexts.js"
};
static const unsigned char azure_functions_hooks[] = {
#embed "azure-functions/hooks.js"
};
static const unsigned char azure_functions_http_body[] = {
#embed "azure-functions/http-body.js"
};
static const unsigned char azure_functions_http_request[] = {
#embed "azure-functions/http-request.js"
};
static const unsigned char azure_functions_http_response[] = {
#embed "azure-functions/http-response.js"
};
static const unsigned char azure_functions_index[] = {
#embed "azure-functions/index.js"
};
static const unsigned char azure_functions_invocation_context[] = {
#embed "azure-functions/invocation-context.js"
};
static const unsigned char azure_functions_registrations[] = {
#embed "azure-functions/registrations.js"
};
static const unsigned char azure_functions_retry_policy[] = {
#embed "azure-functions/retry-policy.js"
};
static const unsigned char bootstrap[] = {
#embed "bootstrap.js"
};
static const unsigned char durable_functions_activities[] = {
#embed "durable-functions/activities.js"
};
static const unsigned char durable_functions_app[] = {
#embed "durable-functions/app.js"
};
static const unsigned char durable_functions_arguments[] = {
#embed "durable-functions/arguments.js"
};
static const unsigned char durable_functions_classes[] = {
#embed "durable-functions/classes.js"
};
static const unsigned char durable_functions_client_arguments[] = {
#embed "durable-functions/client-arguments.js"
};
static const unsigned char durable_functions_client_binding[] = {
#embed "durable-functions/client-binding.js"
};
static const unsigned char durable_functions_client_responses[] = {
#embed "durable-functions/client-responses.js"
};
static const unsigned char durable_functions_client_results[] = {
#embed "durable-functions/client-results.js"
};
static const unsigned char durable_functions_client[] = {
#embed "durable-functions/client.js"
};
static const unsigned char durable_functions_compound[] = {
#embed "durable-functions/compound.js"
};
static const unsigned char durable_functions_context[] = {
#embed "durable-functions/context.js"
};
static const unsigned char durable_functions_critical_section[] = {
#embed "durable-functions/critical-section.js"
};
static const unsigned char durable_functions_custom_status[] = {
#embed "durable-functions/custom-status.js"
};
static const unsigned char durable_functions_dummy_contexts[] = {
#embed "durable-functions/dummy-contexts.js"
};
static const unsigned char durable_functions_entity_batch[] = {
#embed "durable-functions/entity-batch.js"
};
static const unsigned char durable_functions_entity_calls[] = {
#embed "durable-functions/entity-calls.js"
};
static const unsigned char durable_functions_entity_client[] = {
#embed "durable-functions/entity-client.js"
};
static const unsigned char durable_functions_entity_context[] = {
#embed "durable-functions/entity-context.js"
};
static const unsigned char durable_functions_entity_id[] = {
#embed "durable-functions/entity-id.js"
};
static const unsigned char durable_functions_entity_proxy[] = {
#embed "durable-functions/entity-proxy.js"
};
static const unsigned char durable_functions_entity_trigger[] = {
#embed "durable-functions/entity-trigger.js"
};
static const unsigned char durable_functions_entity[] = {
#embed "durable-functions/entity.js"
};
static const unsigned char durable_functions_errors[] = {
#embed "durable-functions/errors.js"
};
static const unsigned char durable_functions_executor[] = {
#embed "durable-functions/executor.js"
};
static const unsigned char durable_functions_guid[] = {
#embed "durable-functions/guid.js"
};
static const unsigned char durable_functions_http_call[] = {
#embed "durable-functions/http-call.js"
};
static const unsigned char durable_functions_http_request[] = {
#embed "durable-functions/http-request.js"
};
static const unsigned char durable_functions_index[] = {
#embed "durable-functions/index.js"
};
static const unsigned char durable_functions_management_urls[] = {
#embed "durable-functions/management-urls.js"
};
static const unsigned char durable_functions_orchestrator[] = {
#embed "durable-functions/orchestrator.js"
};
static const unsigned char durable_functions_outside[] = {
#embed "durable-functions/outside.js"
};
static const unsigned char durable_functions_recorded_history[] = {
#embed "durable-functions/recorded-history.js"
};
static const unsigned char durable_functions_registered_tasks[] = {
#embed "durable-functions/registered-tasks.js"
};
static const unsigned char durable_functions_retry[] = {
#embed "durable-functions/retry.js"
};
static const unsigned char durable_functions_sub_orchestrations[] = {
#embed "durable-functions/sub-orchestrations.js"
};
static const unsigned char durable_functions_tasks[] = {
#embed "durable-functions/tasks.js"
};
static const unsigned char durable_functions_testing[] = {
#embed "durable-functions/testing.js"
};
static const unsigned char durable_functions_values[] = {
#embed "durable-functions/values.js"
};
static const unsigned char host_binding_data[] = {
#embed "host/binding-data.js"
};
static const unsigned char host_bindings[] = {
#embed "host/bindings.js"
};
static const unsigned char host_body_text[] = {
#embed "host/body-text.js"
};
static const unsigned char host_builtins[] = {
#embed "host/builtins.js"
};
static const unsigned char host_cancellation[] = {
#embed "host/cancellation.js"
};
static const unsigned char host_code_frame[] = {
#embed "host/code-frame.js"
};
static const unsigned char host_commonjs_exports[] = {
#embed "host/commonjs-exports.js"
};
static const unsigned char host_completion[] = {
#embed "host/completion.js"
};
static const unsigned char host_context[] = {
#embed "host/context.js"
};
static const unsigned char host_diagnosis[] = {
#embed "host/diagnosis.js"
};
static const unsigned char host_discovery[] = {
#embed "host/discovery.js"
};
static const unsigned char host_dynamic_import[] = {
#embed "host/dynamic-import.js"
};
static const unsigned char host_entity_outputs[] = {
#embed "host/entity-outputs.js"
};
static const unsigned char host_entity[] = {
#embed "host/entity.js"
};
static const unsigned char host_entry_files[] = {
#embed "host/entry-files.js"
};
static const unsigned char host_entry_point[] = {
#embed "host/entry-point.js"
};
static const unsigned char host_entry[] = {
#embed "host/entry.js"
};
static const unsigned char host_esm_loader[] = {
#embed "host/esm-loader.js"
};
static const unsigned char host_export_rules[] = {
#embed "host/export-rules.js"
};
static const unsigned char host_form[] = {
#embed "host/form.js"
};
static const unsigned char host_glob[] = {
#embed "host/glob.js"
};
static const unsigned char host_globals[] = {
#embed "host/globals.js"
};
static const unsigned char host_http_response[] = {
#embed "host/http-response.js"
};
static const unsigned char host_import_resolver[] = {
#embed "host/import-resolver.js"
};
static const unsigned char host_invocation[] = {
#embed "host/invocation.js"
};
static const unsigned char host_loader[] = {
#embed "host/loader.js"
};
static const unsigned char host_module_format[] = {
#embed "host/module-format.js"
};
static const unsigned char host_orchestration_context[] = {
#embed "host/orchestration-context.js"
};
static const unsigned char host_outputs[] = {
#embed "host/outputs.js"
};
static const unsigned char host_package_exports[] = {
#embed "host/package-exports.js"
};
static const unsigned char host_registered_context[] = {
#embed "host/registered-context.js"
};
static const unsigned char host_registered_function[] = {
#embed "host/registered-function.js"
};
static const unsigned char host_registered_invocation[] = {
#embed "host/registered-invocation.js"
};
static const unsigned char host_registered_orchestration[] = {
#embed "host/registered-orchestration.js"
};
static const unsigned char host_registered_outputs[] = {
#embed "host/registered-outputs.js"
};
static const unsigned char host_registry[] = {
#embed "host/registry.js"
};
static const unsigned char host_request[] = {
#embed "host/request.js"
};
static const unsigned char host_resolver[] = {
#embed "host/resolver.js"
};
static const unsigned char host_response[] = {
#embed "host/response.js"
};
static const unsigned char host_trigger_value[] = {
#embed "host/trigger-value.js"
};
static const unsigned char host_turn[] = {
#embed "host/turn.js"
};
static const unsigned char internal_abort_error[] = {
#embed "internal/abort-error.js"
};
static const unsigned char internal_assertion_diff[] = {
#embed "internal/assertion-diff.js"
};
static const unsigned char internal_assertion_error[] = {
#embed "internal/assertion-error.js"
};
static const unsigned char internal_assertion_throws[] = {
#embed "internal/assertion-throws.js"
};
static const unsigned char internal_async_context[] = {
#embed "internal/async-context.js"
};
static const unsigned char internal_binary_text[] = {
#embed "internal/binary-text.js"
};
static const unsigned char internal_buffer_encodings[] = {
#embed "internal/buffer-encodings.js"
};
static const unsigned char internal_buffer_numbers[] = {
#embed "internal/buffer-numbers.js"
};
static const unsigned char internal_buffer_search[] = {
#embed "internal/buffer-search.js"
};
static const unsigned char internal_child_arguments[] = {
#embed "internal/child/arguments.js"
};
static const unsigned char internal_child_child_process[] = {
#embed "internal/child/child-process.js"
};
static const unsigned char internal_child_streams[] = {
#embed "internal/child/streams.js"
};
static const unsigned char internal_child_sync[] = {
#embed "internal/child/sync.js"
};
static const unsigned char internal_clock[] = {
#embed "internal/clock.js"
};
static const unsigned char internal_console_methods[] = {
#embed "internal/console-methods.js"
};
static const unsigned char internal_console_table[] = {
#embed "internal/console-table.js"
};
static const unsigned char internal_core_module[] = {
#embed "internal/core-module.js"
};
static const unsigned char internal_crypto_bytes[] = {
#embed "internal/crypto/bytes.js"
};
static const unsigned char internal_crypto_cipher[] = {
#embed "internal/crypto/cipher.js"
};
static const unsigned char internal_crypto_constants[] = {
#embed "internal/crypto/constants.js"
};
static const unsigned char internal_crypto_der[] = {
#embed "internal/crypto/der.js"
};
static const unsigned char internal_crypto_derivation[] = {
#embed "internal/crypto/derivation.js"
};
static const unsigned char internal_crypto_diffie_hellman_groups[] = {
#embed "internal/crypto/diffie-hellman-groups.js"
};
static const unsigned char internal_crypto_diffie_hellman[] = {
#embed "internal/crypto/diffie-hellman.js"
};
static const unsigned char internal_crypto_ecdh[] = {
#embed "internal/crypto/ecdh.js"
};
static const unsigned char internal_crypto_errors[] = {
#embed "internal/crypto/errors.js"
};
static const unsigned char internal_crypto_generation[] = {
#embed "internal/crypto/generation.js"
};
static const unsigned char internal_crypto_hash[] = {
#embed "internal/crypto/hash.js"
};
static const unsigned char internal_crypto_held[] = {
#embed "internal/crypto/held.js"
};
static const unsigned char internal_crypto_jwk[] = {
#embed "internal/crypto/jwk.js"
};
static const unsigned char internal_crypto_key_export[] = {
#embed "internal/crypto/key-export.js"
};
static const unsigned char internal_crypto_key_input[] = {
#embed "internal/crypto/key-input.js"
};
static const unsigned char internal_crypto_key_object[] = {
#embed "internal/crypto/key-object.js"
};
static const unsigned char internal_crypto_key_shapes[] = {
#embed "internal/crypto/key-shapes.js"
};
static const unsigned char internal_crypto_lazy_transform[] = {
#embed "internal/crypto/lazy-transform.js"
};
static const unsigned char internal_crypto_names[] = {
#embed "internal/crypto/names.js"
};
static const unsigned char internal_crypto_native_keys[] = {
#embed "internal/crypto/native-keys.js"
};
static const unsigned char internal_crypto_primes[] = {
#embed "internal/crypto/primes.js"
};
static const unsigned char internal_crypto_random[] = {
#embed "internal/crypto/random.js"
};
static const unsigned char internal_crypto_rsa[] = {
#embed "internal/crypto/rsa.js"
};
static const unsigned char internal_crypto_sign[] = {
#embed "internal/crypto/sign.js"
};
static const unsigned char internal_crypto_signature_forms[] = {
#embed "internal/crypto/signature-forms.js"
};
static const unsigned char internal_crypto_x509[] = {
#embed "internal/crypto/x509.js"
};
static const unsigned char internal_determinism[] = {
#embed "internal/determinism.js"
};
static const unsigned char internal_deterministic_globals[] = {
#embed "internal/deterministic-globals.js"
};
static const unsigned char internal_digest[] = {
#embed "internal/digest.js"
};
static const unsigned char internal_dns_errors[] = {
#embed "internal/dns/errors.js"
};
static const unsigned char internal_dns_lookup[] = {
#embed "internal/dns/lookup.js"
};
static const unsigned char internal_dns_message[] = {
#embed "internal/dns/message.js"
};
static const unsigned char internal_dns_resolver[] = {
#embed "internal/dns/resolver.js"
};
static const unsigned char internal_encodings[] = {
#embed "internal/encodings.js"
};
static const unsigned char internal_equality[] = {
#embed "internal/equality.js"
};
static const unsigned char internal_errors[] = {
#embed "internal/errors.js"
};
static const unsigned char internal_esm_calls[] = {
#embed "internal/esm/calls.js"
};
static const unsigned char internal_esm_clauses[] = {
#embed "internal/esm/clauses.js"
};
static const unsigned char internal_esm_evaluation[] = {
#embed "internal/esm/evaluation.js"
};
static const unsigned char internal_esm_linker[] = {
#embed "internal/esm/linker.js"
};
static const unsigned char internal_esm_namespace[] = {
#embed "internal/esm/namespace.js"
};
static const unsigned char internal_esm_records[] = {
#embed "internal/esm/records.js"
};
static const unsigned char internal_esm_scan[] = {
#embed "internal/esm/scan.js"
};
static const unsigned char internal_esm_tokenizer[] = {
#embed "internal/esm/tokenizer.js"
};
static const unsigned char internal_esm_transform[] = {
#embed "internal/esm/transform.js"
};
static const unsigned char internal_event_target_listeners[] = {
#embed "internal/event-target-listeners.js"
};
static const unsigned char internal_events_on[] = {
#embed "internal/events/on.js"
};
static const unsigned char internal_events_once[] = {
#embed "internal/events/once.js"
};
static const unsigned char internal_failures[] = {
#embed "internal/failures.js"
};
static const unsigned char internal_fetch_body_text[] = {
#embed "internal/fetch/body-text.js"
};
static const unsigned char internal_fetch_body[] = {
#embed "internal/fetch/body.js"
};
static const unsigned char internal_fetch_byte_stream[] = {
#embed "internal/fetch/byte-stream.js"
};
static const unsigned char internal_fetch_byte_string[] = {
#embed "internal/fetch/byte-string.js"
};
static const unsigned char internal_fetch_http[] = {
#embed "internal/fetch/http.js"
};
static const unsigned char internal_fetch_inflate[] = {
#embed "internal/fetch/inflate.js"
};
static const unsigned char internal_fetch_schemes[] = {
#embed "internal/fetch/schemes.js"
};
static const unsigned char internal_files[] = {
#embed "internal/files.js"
};
static const unsigned char internal_format[] = {
#embed "internal/format.js"
};
static const unsigned char internal_fs_arguments[] = {
#embed "internal/fs/arguments.js"
};
static const unsigned char internal_fs_constants[] = {
#embed "internal/fs/constants.js"
};
static const unsigned char internal_fs_contents[] = {
#embed "internal/fs/contents.js"
};
static const unsigned char internal_fs_copy[] = {
#embed "internal/fs/copy.js"
};
static const unsigned char internal_fs_descriptors[] = {
#embed "internal/fs/descriptors.js"
};
static const unsigned char internal_fs_dir[] = {
#embed "internal/fs/dir.js"
};
static const unsigned char internal_fs_file_handle[] = {
#embed "internal/fs/file-handle.js"
};
static const unsigned char internal_fs_folders[] = {
#embed "internal/fs/folders.js"
};
static const unsigned char internal_fs_paths[] = {
#embed "internal/fs/paths.js"
};
static const unsigned char internal_fs_stats[] = {
#embed "internal/fs/stats.js"
};
static const unsigned char internal_fs_steps[] = {
#embed "internal/fs/steps.js"
};
static const unsigned char internal_fs_streams[] = {
#embed "internal/fs/streams.js"
};
static const unsigned char internal_fs_watch[] = {
#embed "internal/fs/watch.js"
};
static const unsigned char internal_guard_advice[] = {
#embed "internal/guard-advice.js"
};
static const unsigned char internal_guards[] = {
#embed "internal/guards.js"
};
static const unsigned char internal_http_agent[] = {
#embed "internal/http/agent.js"
};
static const unsigned char internal_http_client[] = {
#embed "internal/http/client.js"
};
static const unsigned char internal_http_exchange[] = {
#embed "internal/http/exchange.js"
};
static const unsigned char internal_http_header_block[] = {
#embed "internal/http/header-block.js"
};
static const unsigned char internal_http_headers[] = {
#embed "internal/http/headers.js"
};
static const unsigned char internal_http_http2_constants[] = {
#embed "internal/http/http2-constants.js"
};
static const unsigned char internal_http_incoming[] = {
#embed "internal/http/incoming.js"
};
static const unsigned char internal_http_outgoing[] = {
#embed "internal/http/outgoing.js"
};
static const unsigned char internal_http_parser[] = {
#embed "internal/http/parser.js"
};
static const unsigned char internal_http_request_options[] = {
#embed "internal/http/request-options.js"
};
static const unsigned char internal_http_server[] = {
#embed "internal/http/server.js"
};
static const unsigned char internal_http_status[] = {
#embed "internal/http/status.js"
};
static const unsigned char internal_http_tls_agent[] = {
#embed "internal/http/tls-agent.js"
};
static const unsigned char internal_idna[] = {
#embed "internal/idna.js"
};
static const unsigned char internal_inspect_entries[] = {
#embed "internal/inspect-entries.js"
};
static const unsigned char internal_inspect_error[] = {
#embed "internal/inspect-error.js"
};
static const unsigned char internal_inspect_groups[] = {
#embed "internal/inspect-groups.js"
};
static const unsigned char internal_inspect_kinds[] = {
#embed "internal/inspect-kinds.js"
};
static const unsigned char internal_inspect_names[] = {
#embed "internal/inspect-names.js"
};
static const unsigned char internal_inspect_styles[] = {
#embed "internal/inspect-styles.js"
};
static const unsigned char internal_inspect_text[] = {
#embed "internal/inspect-text.js"
};
static const unsigned char internal_inspect[] = {
#embed "internal/inspect.js"
};
static const unsigned char internal_limits[] = {
#embed "internal/limits.js"
};
static const unsigned char internal_log[] = {
#embed "internal/log.js"
};
static const unsigned char internal_mime[] = {
#embed "internal/mime.js"
};
static const unsigned char internal_module_wrapper[] = {
#embed "internal/module-wrapper.js"
};
static const unsigned char internal_net_abort[] = {
#embed "internal/net/abort.js"
};
static const unsigned char internal_net_address[] = {
#embed "internal/net/address.js"
};
static const unsigned char internal_net_arguments[] = {
#embed "internal/net/arguments.js"
};
static const unsigned char internal_net_block_list[] = {
#embed "internal/net/block-list.js"
};
static const unsigned char internal_net_connect[] = {
#embed "internal/net/connect.js"
};
static const unsigned char internal_net_errors[] = {
#embed "internal/net/errors.js"
};
static const unsigned char internal_net_handle[] = {
#embed "internal/net/handle.js"
};
static const unsigned char internal_net_server[] = {
#embed "internal/net/server.js"
};
static const unsigned char internal_net_socket[] = {
#embed "internal/net/socket.js"
};
static const unsigned char internal_operations[] = {
#embed "internal/operations.js"
};
static const unsigned char internal_outbox[] = {
#embed "internal/outbox.js"
};
static const unsigned char internal_own_property[] = {
#embed "internal/own-property.js"
};
static const unsigned char internal_parse_args[] = {
#embed "internal/parse-args.js"
};
static const unsigned char internal_parse_env[] = {
#embed "internal/parse-env.js"
};
static const unsigned char internal_performance_entries[] = {
#embed "internal/performance-entries.js"
};
static const unsigned char internal_process_environment[] = {
#embed "internal/process/environment.js"
};
static const unsigned char internal_process_standard_streams[] = {
#embed "internal/process/standard-streams.js"
};
static const unsigned char internal_process_ticks[] = {
#embed "internal/process/ticks.js"
};
static const unsigned char internal_process_usage[] = {
#embed "internal/process/usage.js"
};
static const unsigned char internal_resources[] = {
#embed "internal/resources.js"
};
static const unsigned char internal_seeded_random[] = {
#embed "internal/seeded-random.js"
};
static const unsigned char internal_settings[] = {
#embed "internal/settings.js"
};
static const unsigned char internal_signals[] = {
#embed "internal/signals.js"
};
static const unsigned char internal_source_maps[] = {
#embed "internal/source-maps.js"
};
static const unsigned char internal_stack[] = {
#embed "internal/stack.js"
};
static const unsigned char internal_stream_add_abort_signal[] = {
#embed "internal/stream/add-abort-signal.js"
};
static const unsigned char internal_stream_bridge[] = {
#embed "internal/stream/bridge.js"
};
static const unsigned char internal_stream_chunks[] = {
#embed "internal/stream/chunks.js"
};
static const unsigned char internal_stream_compose[] = {
#embed "internal/stream/compose.js"
};
static const unsigned char internal_stream_destroy[] = {
#embed "internal/stream/destroy.js"
};
static const unsigned char internal_stream_duplex[] = {
#embed "internal/stream/duplex.js"
};
static const unsigned char internal_stream_duplexify[] = {
#embed "internal/stream/duplexify.js"
};
static const unsigned char internal_stream_end_of_stream[] = {
#embed "internal/stream/end-of-stream.js"
};
static const unsigned char internal_stream_errors[] = {
#embed "internal/stream/errors.js"
};
static const unsigned char internal_stream_from[] = {
#embed "internal/stream/from.js"
};
static const unsigned char internal_stream_high_water_mark[] = {
#embed "internal/stream/high-water-mark.js"
};
static const unsigned char internal_stream_legacy[] = {
#embed "internal/stream/legacy.js"
};
static const unsigned char internal_stream_operators[] = {
#embed "internal/stream/operators.js"
};
static const unsigned char internal_stream_pair[] = {
#embed "internal/stream/pair.js"
};
static const unsigned char internal_stream_pipe[] = {
#embed "internal/stream/pipe.js"
};
static const unsigned char internal_stream_pipeline[] = {
#embed "internal/stream/pipeline.js"
};
static const unsigned char internal_stream_readable_iterator[] = {
#embed "internal/stream/readable-iterator.js"
};
static const unsigned char internal_stream_readable_state[] = {
#embed "internal/stream/readable-state.js"
};
static const unsigned char internal_stream_readable[] = {
#embed "internal/stream/readable.js"
};
static const unsigned char internal_stream_reading[] = {
#embed "internal/stream/reading.js"
};
static const unsigned char internal_stream_state[] = {
#embed "internal/stream/state.js"
};
static const unsigned char internal_stream_transform[] = {
#embed "internal/stream/transform.js"
};
static const unsigned char internal_stream_web_adapters[] = {
#embed "internal/stream/web-adapters.js"
};
static const unsigned char internal_stream_wrap[] = {
#embed "internal/stream/wrap.js"
};
static const unsigned char internal_stream_writable_state[] = {
#embed "internal/stream/writable-state.js"
};
static const unsigned char internal_stream_writable[] = {
#embed "internal/stream/writable.js"
};
static const unsigned char internal_stream_writing[] = {
#embed "internal/stream/writing.js"
};
static const unsigned char internal_subtle_algorithms[] = {
#embed "internal/subtle/algorithms.js"
};
static const unsigned char internal_subtle_crypto_key[] = {
#embed "internal/subtle/crypto-key.js"
};
static const unsigned char internal_subtle_key_pairs[] = {
#embed "internal/subtle/key-pairs.js"
};
static const unsigned char internal_subtle_secret_keys[] = {
#embed "internal/subtle/secret-keys.js"
};
static const unsigned char internal_subtle_subtle[] = {
#embed "internal/subtle/subtle.js"
};
static const unsigned char internal_system_errors[] = {
#embed "internal/system-errors.js"
};
static const unsigned char internal_system[] = {
#embed "internal/system.js"
};
static const unsigned char internal_timers[] = {
#embed "internal/timers.js"
};
static const unsigned char internal_tls_handle[] = {
#embed "internal/tls/handle.js"
};
static const unsigned char internal_tls_identity[] = {
#embed "internal/tls/identity.js"
};
static const unsigned char internal_tls_options[] = {
#embed "internal/tls/options.js"
};
static const unsigned char internal_tls_secure_context[] = {
#embed "internal/tls/secure-context.js"
};
static const unsigned char internal_tls_socket[] = {
#embed "internal/tls/socket.js"
};
static const unsigned char internal_types[] = {
#embed "internal/types.js"
};
static const unsigned char internal_uncaught[] = {
#embed "internal/uncaught.js"
};
static const unsigned char internal_url_host[] = {
#embed "internal/url-host.js"
};
static const unsigned char internal_url_parser[] = {
#embed "internal/url-parser.js"
};
static const unsigned char internal_utf8[] = {
#embed "internal/utf8.js"
};
static const unsigned char internal_util_functions[] = {
#embed "internal/util-functions.js"
};
static const unsigned char internal_validators[] = {
#embed "internal/validators.js"
};
static const unsigned char internal_web_streams_byte_controller[] = {
#embed "internal/web-streams/byte-controller.js"
};
static const unsigned char internal_web_streams_compression[] = {
#embed "internal/web-streams/compression.js"
};
static const unsigned char internal_web_streams_default_controller[] = {
#embed "internal/web-streams/default-controller.js"
};
static const unsigned char internal_web_streams_from[] = {
#embed "internal/web-streams/from.js"
};
static const unsigned char internal_web_streams_iterator[] = {
#embed "internal/web-streams/iterator.js"
};
static const unsigned char internal_web_streams_outside[] = {
#embed "internal/web-streams/outside.js"
};
static const unsigned char internal_web_streams_pipe[] = {
#embed "internal/web-streams/pipe.js"
};
static const unsigned char internal_web_streams_readable_core[] = {
#embed "internal/web-streams/readable-core.js"
};
static const unsigned char internal_web_streams_readable[] = {
#embed "internal/web-streams/readable.js"
};
static const unsigned char internal_web_streams_shared[] = {
#embed "internal/web-streams/shared.js"
};
static const unsigned char internal_web_streams_strategies[] = {
#embed "internal/web-streams/strategies.js"
};
static const unsigned char internal_web_streams_tee[] = {
#embed "internal/web-streams/tee.js"
};
static const unsigned char internal_web_streams_text[] = {
#embed "internal/web-streams/text.js"
};
static const unsigned char internal_web_streams_transform[] = {
#embed "internal/web-streams/transform.js"
};
static const unsigned char internal_web_streams_writable_core[] = {
#embed "internal/web-streams/writable-core.js"
};
static const unsigned char internal_web_streams_writable[] = {
#embed "internal/web-streams/writable.js"
};
static const unsigned char internal_zlib_base[] = {
#embed "internal/zlib/base.js"
};
static const unsigned char internal_zlib_constants[] = {
#embed "internal/zlib/constants.js"
};
static const unsigned char internal_zlib_engine[] = {
#embed "internal/zlib/engine.js"
};
static const unsigned char internal_zlib_options[] = {
#embed "internal/zlib/options.js"
};
static const unsigned char node_assert_strict[] = {
#embed "node/assert-strict.js"
};
static const unsigned char node_assert[] = {
#embed "node/assert.js"
};
static const unsigned char node_async_hooks[] = {
#embed "node/async_hooks.js"
};
static const unsigned char node_buffer[] = {
#embed "node/buffer.js"
};
static const unsigned char node_child_process[] = {
#embed "node/child_process.js"
};
static const unsigned char node_cluster[] = {
#embed "node/cluster.js"
};
static const unsigned char node_console[] = {
#embed "node/console.js"
};
static const unsigned char node_constants[] = {
#embed "node/constants.js"
};
static const unsigned char node_crypto[] = {
#embed "node/crypto.js"
};
static const unsigned char node_diagnostics_channel[] = {
#embed "node/diagnostics_channel.js"
};
static const unsigned char node_dns_promises[] = {
#embed "node/dns-promises.js"
};
static const unsigned char node_dns[] = {
#embed "node/dns.js"
};
static const unsigned char node_domain[] = {
#embed "node/domain.js"
};
static const unsigned char node_events[] = {
#embed "node/events.js"
};
static const unsigned char node_fs_promises[] = {
#embed "node/fs-promises.js"
};
static const unsigned char node_fs[] = {
#embed "node/fs.js"
};
static const unsigned char node_http[] = {
#embed "node/http.js"
};
static const unsigned char node_http2[] = {
#embed "node/http2.js"
};
static const unsigned char node_https[] = {
#embed "node/https.js"
};
static const unsigned char node_inspector[] = {
#embed "node/inspector.js"
};
static const unsigned char node_module[] = {
#embed "node/module.js"
};
static const unsigned char node_net[] = {
#embed "node/net.js"
};
static const unsigned char node_os[] = {
#embed "node/os.js"
};
static const unsigned char node_path_win32[] = {
#embed "node/path-win32.js"
};
static const unsigned char node_path[] = {
#embed "node/path.js"
};
static const unsigned char node_perf_hooks[] = {
#embed "node/perf_hooks.js"
};
static const unsigned char node_process[] = {
#embed "node/process.js"
};
static const unsigned char node_punycode[] = {
#embed "node/punycode.js"
};
static const unsigned char node_querystring[] = {
#embed "node/querystring.js"
};
static const unsigned char node_stream_consumers[] = {
#embed "node/stream-consumers.js"
};
static const unsigned char node_stream_promises[] = {
#embed "node/stream-promises.js"
};
static const unsigned char node_stream_web[] = {
#embed "node/stream-web.js"
};
static const unsigned char node_stream[] = {
#embed "node/stream.js"
};
static const unsigned char node_string_decoder[] = {
#embed "node/string_decoder.js"
};
static const unsigned char node_timers_promises[] = {
#embed "node/timers-promises.js"
};
static const unsigned char node_timers[] = {
#embed "node/timers.js"
};
static const unsigned char node_tls[] = {
#embed "node/tls.js"
};
static const unsigned char node_trace_events[] = {
#embed "node/trace_events.js"
};
static const unsigned char node_tty[] = {
#embed "node/tty.js"
};
static const unsigned char node_url_legacy[] = {
#embed "node/url-legacy.js"
};
static const unsigned char node_url[] = {
#embed "node/url.js"
};
static const unsigned char node_util_types[] = {
#embed "node/util-types.js"
};
static const unsigned char node_util[] = {
#embed "node/util.js"
};
static const unsigned char node_worker_threads[] = {
#embed "node/worker_threads.js"
};
static const unsigned char node_zlib[] = {
#embed "node/zlib.js"
};
static const unsigned char web_abort[] = {
#embed "web/abort.js"
};
static const unsigned char web_base64[] = {
#embed "web/base64.js"
};
static const unsigned char web_blob[] = {
#embed "web/blob.js"
};
static const unsigned char web_crypto[] = {
#embed "web/crypto.js"
};
static const unsigned char web_dom_exception[] = {
#embed "web/dom-exception.js"
};
static const unsigned char web_encoding[] = {
#embed "web/encoding.js"
};
static const unsigned char web_events[] = {
#embed "web/events.js"
};
static const unsigned char web_fetch[] = {
#embed "web/fetch.js"
};
static const unsigned char web_form_data[] = {
#embed "web/form-data.js"
};
static const unsigned char web_headers[] = {
#embed "web/headers.js"
};
static const unsigned char web_messaging[] = {
#embed "web/messaging.js"
};
static const unsigned char web_performance[] = {
#embed "web/performance.js"
};
static const unsigned char web_request[] = {
#embed "web/request.js"
};
static const unsigned char web_response[] = {
#embed "web/response.js"
};
static const unsigned char web_streams[] = {
#embed "web/streams.js"
};
static const unsigned char web_structured_clone[] = {
#embed "web/structured-clone.js"
};
static const unsigned char web_timers[] = {
#embed "web/timers.js"
};
static const unsigned char web_url_search_params[] = {
#embed "web/url-search-params.js"
};
static const unsigned char web_url[] = {
#embed "web/url.js"
};

const struct perdure_runtime_source perdure_runtime_sources[] = {
    { "azure-functions/app.js", azure_functions_app, sizeof azure_functions_app },
    { "azure-functions/bindings.js", azure_functions_bindings, sizeof azure_functions_bindings },
    { "azure-functions/headers.js", azure_functions_headers, sizeof azure_functions_headers },
    { "azure-functions/hook-contexts.js", azure_functions_hook_contexts, sizeof azure_functions_hook_contexts },
    { "azure-functions/hooks.js", azure_functions_hooks, sizeof azure_functions_hooks },
    { "azure-functions/http-body.js", azure_functions_http_body, sizeof azure_functions_http_body },
    { "azure-functions/http-request.js", azure_functions_http_request, sizeof azure_functions_http_request },
    { "azure-functions/http-response.js", azure_functions_http_response, sizeof azure_functions_http_response },
    { "azure-functions/index.js", azure_functions_index, sizeof azure_functions_index },
    { "azure-functions/invocation-context.js", azure_functions_invocation_context, sizeof azure_functions_invocation_context },
    { "azure-functions/registrations.js", azure_functions_registrations, sizeof azure_functions_registrations },
    { "azure-functions/retry-policy.js", azure_functions_retry_policy, sizeof azure_functions_retry_policy },
    { "bootstrap.js", bootstrap, sizeof bootstrap },
    { "durable-functions/activities.js", durable_functions_activities, sizeof durable_functions_activities },
    { "durable-functions/app.js", durable_functions_app, sizeof durable_functions_app },
    { "durable-functions/arguments.js", durable_functions_arguments, sizeof durable_functions_arguments },
    { "durable-functions/classes.js", durable_functions_classes, sizeof durable_functions_classes },
    { "durable-functions/client-arguments.js", durable_functions_client_arguments, sizeof durable_functions_client_arguments },
    { "durable-functions/client-binding.js", durable_functions_client_binding, sizeof durable_functions_client_binding },
    { "durable-functions/client-responses.js", durable_functions_client_responses, sizeof durable_functions_client_responses },
    { "durable-functions/client-results.js", durable_functions_client_results, sizeof durable_functions_client_results },
    { "durable-functions/client.js", durable_functions_client, sizeof durable_functions_client },
    { "durable-functions/compound.js", durable_functions_compound, sizeof durable_functions_compound },
    { "durable-functions/context.js", durable_functions_context, sizeof durable_functions_context },
    { "durable-functions/critical-section.js", durable_functions_critical_section, sizeof durable_functions_critical_section },
    { "durable-functions/custom-status.js", durable_functions_custom_status, sizeof durable_functions_custom_status },
    { "durable-functions/dummy-contexts.js", durable_functions_dummy_contexts, sizeof durable_functions_dummy_contexts },
    { "durable-functions/entity-batch.js", durable_functions_entity_batch, sizeof durable_functions_entity_batch },
    { "durable-functions/entity-calls.js", durable_functions_entity_calls, sizeof durable_functions_entity_calls },
    { "durable-functions/entity-client.js", durable_functions_entity_client, sizeof durable_functions_entity_client },
    { "durable-functions/entity-context.js", durable_functions_entity_context, sizeof durable_functions_entity_context },
    { "durable-functions/entity-id.js", durable_functions_entity_id, sizeof durable_functions_entity_id },
    { "durable-functions/entity-proxy.js", durable_functions_entity_proxy, sizeof durable_functions_entity_proxy },
    { "durable-functions/entity-trigger.js", durable_functions_entity_trigger, sizeof durable_functions_entity_trigger },
    { "durable-functions/entity.js", durable_functions_entity, sizeof durable_functions_entity },
    { "durable-functions/errors.js", durable_functions_errors, sizeof durable_functions_errors },
    { "durable-functions/executor.js", durable_functions_executor, sizeof durable_functions_executor },
    { "durable-functions/guid.js", durable_functions_guid, sizeof durable_functions_guid },
    { "durable-functions/http-call.js", durable_functions_http_call, sizeof durable_functions_http_call },
    { "durable-functions/http-request.js", durable_functions_http_request, sizeof durable_functions_http_request },
    { "durable-functions/index.js", durable_functions_index, sizeof durable_functions_index },
    { "durable-functions/management-urls.js", durable_functions_management_urls, sizeof durable_functions_management_urls },
    { "durable-functions/orchestrator.js", durable_functions_orchestrator, sizeof durable_functions_orchestrator },
    { "durable-functions/outside.js", durable_functions_outside, sizeof durable_functions_outside },
    { "durable-functions/recorded-history.js", durable_functions_recorded_history, sizeof durable_functions_recorded_history },
    { "durable-functions/registered-tasks.js", durable_functions_registered_tasks, sizeof durable_functions_registered_tasks },
    { "durable-functions/retry.js", durable_functions_retry, sizeof durable_functions_retry },
    { "durable-functions/sub-orchestrations.js", durable_functions_sub_orchestrations, sizeof durable_functions_sub_orchestrations },
    { "durable-functions/tasks.js", durable_functions_tasks, sizeof durable_functions_tasks },
    { "durable-functions/testing.js", durable_functions_testing, sizeof durable_functions_testing },
    { "durable-functions/values.js", durable_functions_values, sizeof durable_functions_values },
    { "host/binding-data.js", host_binding_data, sizeof host_binding_data },
    { "host/bindings.js", host_bindings, sizeof host_bindings },
    { "host/body-text.js", host_body_text, sizeof host_body_text },
    { "host/builtins.js", host_builtins, sizeof host_builtins },
    { "host/cancellation.js", host_cancellation, sizeof host_cancellation },
    { "host/code-frame.js", host_code_frame, sizeof host_code_frame },
    { "host/commonjs-exports.js", host_commonjs_exports, sizeof host_commonjs_exports },
    { "host/completion.js", host_completion, sizeof host_completion },
    { "host/context.js", host_context, sizeof host_context },
    { "host/diagnosis.js", host_diagnosis, sizeof host_diagnosis },
    { "host/discovery.js", host_discovery, sizeof host_discovery },
    { "host/dynamic-import.js", host_dynamic_import, sizeof host_dynamic_import },
    { "host/entity-outputs.js", host_entity_outputs, sizeof host_entity_outputs },
    { "host/entity.js", host_entity, sizeof host_entity },
    { "host/entry-files.js", host_entry_files, sizeof host_entry_files },
    { "host/entry-point.js", host_entry_point, sizeof host_entry_point },
    { "host/entry.js", host_entry, sizeof host_entry },
    { "host/esm-loader.js", host_esm_loader, sizeof host_esm_loader },
    { "host/export-rules.js", host_export_rules, sizeof host_export_rules },
    { "host/form.js", host_form, sizeof host_form },
    { "host/glob.js", host_glob, sizeof host_glob },
    { "host/globals.js", host_globals, sizeof host_globals },
    { "host/http-response.js", host_http_response, sizeof host_http_response },
    { "host/import-resolver.js", host_import_resolver, sizeof host_import_resolver },
    { "host/invocation.js", host_invocation, sizeof host_invocation },
    { "host/loader.js", host_loader, sizeof host_loader },
    { "host/module-format.js", host_module_format, sizeof host_module_format },
    { "host/orchestration-context.js", host_orchestration_context, sizeof host_orchestration_context },
    { "host/outputs.js", host_outputs, sizeof host_outputs },
    { "host/package-exports.js", host_package_exports, sizeof host_package_exports },
    { "host/registered-context.js", host_registered_context, sizeof host_registered_context },
    { "host/registered-function.js", host_registered_function, sizeof host_registered_function },
    { "host/registered-invocation.js", host_registered_invocation, sizeof host_registered_invocation },
    { "host/registered-orchestration.js", host_registered_orchestration, sizeof host_registered_orchestration },
    { "host/registered-outputs.js", host_registered_outputs, sizeof host_registered_outputs },
    { "host/registry.js", host_registry, sizeof host_registry },
    { "host/request.js", host_request, sizeof host_request },
    { "host/resolver.js", host_resolver, sizeof host_resolver },
    { "host/response.js", host_response, sizeof host_response },
    { "host/trigger-value.js", host_trigger_value, sizeof host_trigger_value },
    { "host/turn.js", host_turn, sizeof host_turn },
    { "internal/abort-error.js", internal_abort_error, sizeof internal_abort_error },
    { "internal/assertion-diff.js", internal_assertion_diff, sizeof internal_assertion_diff },
    { "internal/assertion-error.js", internal_assertion_error, sizeof internal_assertion_error },
    { "internal/assertion-throws.js", internal_assertion_throws, sizeof internal_assertion_throws },
    { "internal/async-context.js", internal_async_context, sizeof internal_async_context },
    { "internal/binary-text.js", internal_binary_text, sizeof internal_binary_text },
    { "internal/buffer-encodings.js", internal_buffer_encodings, sizeof internal_buffer_encodings },
    { "internal/buffer-numbers.js", internal_buffer_numbers, sizeof internal_buffer_numbers },
    { "internal/buffer-search.js", internal_buffer_search, sizeof internal_buffer_search },
    { "internal/child/arguments.js", internal_child_arguments, sizeof internal_child_arguments },
    { "internal/child/child-process.js", internal_child_child_process, sizeof internal_child_child_process },
    { "internal/child/streams.js", internal_child_streams, sizeof internal_child_streams },
    { "internal/child/sync.js", internal_child_sync, sizeof internal_child_sync },
    { "internal/clock.js", internal_clock, sizeof internal_clock },
    { "internal/console-methods.js", internal_console_methods, sizeof internal_console_methods },
    { "internal/console-table.js", internal_console_table, sizeof internal_console_table },
    { "internal/core-module.js", internal_core_module, sizeof internal_core_module },
    { "internal/crypto/bytes.js", internal_crypto_bytes, sizeof internal_crypto_bytes },
    { "internal/crypto/cipher.js", internal_crypto_cipher, sizeof internal_crypto_cipher },
    { "internal/crypto/constants.js", internal_crypto_constants, sizeof internal_crypto_constants },
    { "internal/crypto/der.js", internal_crypto_der, sizeof internal_crypto_der },
    { "internal/crypto/derivation.js", internal_crypto_derivation, sizeof internal_crypto_derivation },
    { "internal/crypto/diffie-hellman-groups.js", internal_crypto_diffie_hellman_groups, sizeof internal_crypto_diffie_hellman_groups },
    { "internal/crypto/diffie-hellman.js", internal_crypto_diffie_hellman, sizeof internal_crypto_diffie_hellman },
    { "internal/crypto/ecdh.js", internal_crypto_ecdh, sizeof internal_crypto_ecdh },
    { "internal/crypto/errors.js", internal_crypto_errors, sizeof internal_crypto_errors },
    { "internal/crypto/generation.js", internal_crypto_generation, sizeof internal_crypto_generation },
    { "internal/crypto/hash.js", internal_crypto_hash, sizeof internal_crypto_hash },
    { "internal/crypto/held.js", internal_crypto_held, sizeof internal_crypto_held },
    { "internal/crypto/jwk.js", internal_crypto_jwk, sizeof internal_crypto_jwk },
    { "internal/crypto/key-export.js", internal_crypto_key_export, sizeof internal_crypto_key_export },
    { "internal/crypto/key-input.js", internal_crypto_key_input, sizeof internal_crypto_key_input },
    { "internal/crypto/key-object.js", internal_crypto_key_object, sizeof internal_crypto_key_object },
    { "internal/crypto/key-shapes.js", internal_crypto_key_shapes, sizeof internal_crypto_key_shapes },
    { "internal/crypto/lazy-transform.js", internal_crypto_lazy_transform, sizeof internal_crypto_lazy_transform },
    { "internal/crypto/names.js", internal_crypto_names, sizeof internal_crypto_names },
    { "internal/crypto/native-keys.js", internal_crypto_native_keys, sizeof internal_crypto_native_keys },
    { "internal/crypto/primes.js", internal_crypto_primes, sizeof internal_crypto_primes },
    { "internal/crypto/random.js", internal_crypto_random, sizeof internal_crypto_random },
    { "internal/crypto/rsa.js", internal_crypto_rsa, sizeof internal_crypto_rsa },
    { "internal/crypto/sign.js", internal_crypto_sign, sizeof internal_crypto_sign },
    { "internal/crypto/signature-forms.js", internal_crypto_signature_forms, sizeof internal_crypto_signature_forms },
    { "internal/crypto/x509.js", internal_crypto_x509, sizeof internal_crypto_x509 },
    { "internal/determinism.js", internal_determinism, sizeof internal_determinism },
    { "internal/deterministic-globals.js", internal_deterministic_globals, sizeof internal_deterministic_globals },
    { "internal/digest.js", internal_digest, sizeof internal_digest },
    { "internal/dns/errors.js", internal_dns_errors, sizeof internal_dns_errors },
    { "internal/dns/lookup.js", internal_dns_lookup, sizeof internal_dns_lookup },
    { "internal/dns/message.js", internal_dns_message, sizeof internal_dns_message },
    { "internal/dns/resolver.js", internal_dns_resolver, sizeof internal_dns_resolver },
    { "internal/encodings.js", internal_encodings, sizeof internal_encodings },
    { "internal/equality.js", internal_equality, sizeof internal_equality },
    { "internal/errors.js", internal_errors, sizeof internal_errors },
    { "internal/esm/calls.js", internal_esm_calls, sizeof internal_esm_calls },
    { "internal/esm/clauses.js", internal_esm_clauses, sizeof internal_esm_clauses },
    { "internal/esm/evaluation.js", internal_esm_evaluation, sizeof internal_esm_evaluation },
    { "internal/esm/linker.js", internal_esm_linker, sizeof internal_esm_linker },
    { "internal/esm/namespace.js", internal_esm_namespace, sizeof internal_esm_namespace },
    { "internal/esm/records.js", internal_esm_records, sizeof internal_esm_records },
    { "internal/esm/scan.js", internal_esm_scan, sizeof internal_esm_scan },
    { "internal/esm/tokenizer.js", internal_esm_tokenizer, sizeof internal_esm_tokenizer },
    { "internal/esm/transform.js", internal_esm_transform, sizeof internal_esm_transform },
    { "internal/event-target-listeners.js", internal_event_target_listeners, sizeof internal_event_target_listeners },
    { "internal/events/on.js", internal_events_on, sizeof internal_events_on },
    { "internal/events/once.js", internal_events_once, sizeof internal_events_once },
    { "internal/failures.js", internal_failures, sizeof internal_failures },
    { "internal/fetch/body-text.js", internal_fetch_body_text, sizeof internal_fetch_body_text },
    { "internal/fetch/body.js", internal_fetch_body, sizeof internal_fetch_body },
    { "internal/fetch/byte-stream.js", internal_fetch_byte_stream, sizeof internal_fetch_byte_stream },
    { "internal/fetch/byte-string.js", internal_fetch_byte_string, sizeof internal_fetch_byte_string },
    { "internal/fetch/http.js", internal_fetch_http, sizeof internal_fetch_http },
    { "internal/fetch/inflate.js", internal_fetch_inflate, sizeof internal_fetch_inflate },
    { "internal/fetch/schemes.js", internal_fetch_schemes, sizeof internal_fetch_schemes },
    { "internal/files.js", internal_files, sizeof internal_files },
    { "internal/format.js", internal_format, sizeof internal_format },
    { "internal/fs/arguments.js", internal_fs_arguments, sizeof internal_fs_arguments },
    { "internal/fs/constants.js", internal_fs_constants, sizeof internal_fs_constants },
    { "internal/fs/contents.js", internal_fs_contents, sizeof internal_fs_contents },
    { "internal/fs/copy.js", internal_fs_copy, sizeof internal_fs_copy },
    { "internal/fs/descriptors.js", internal_fs_descriptors, sizeof internal_fs_descriptors },
    { "internal/fs/dir.js", internal_fs_dir, sizeof internal_fs_dir },
    { "internal/fs/file-handle.js", internal_fs_file_handle, sizeof internal_fs_file_handle },
    { "internal/fs/folders.js", internal_fs_folders, sizeof internal_fs_folders },
    { "internal/fs/paths.js", internal_fs_paths, sizeof internal_fs_paths },
    { "internal/fs/stats.js", internal_fs_stats, sizeof internal_fs_stats },
    { "internal/fs/steps.js", internal_fs_steps, sizeof internal_fs_steps },
    { "internal/fs/streams.js", internal_fs_streams, sizeof internal_fs_streams },
    { "internal/fs/watch.js", internal_fs_watch, sizeof internal_fs_watch },
    { "internal/guard-advice.js", internal_guard_advice, sizeof internal_guard_advice },
    { "internal/guards.js", internal_guards, sizeof internal_guards },
    { "internal/http/agent.js", internal_http_agent, sizeof internal_http_agent },
    { "internal/http/client.js", internal_http_client, sizeof internal_http_client },
    { "internal/http/exchange.js", internal_http_exchange, sizeof internal_http_exchange },
    { "internal/http/header-block.js", internal_http_header_block, sizeof internal_http_header_block },
    { "internal/http/headers.js", internal_http_headers, sizeof internal_http_headers },
    { "internal/http/http2-constants.js", internal_http_http2_constants, sizeof internal_http_http2_constants },
    { "internal/http/incoming.js", internal_http_incoming, sizeof internal_http_incoming },
    { "internal/http/outgoing.js", internal_http_outgoing, sizeof internal_http_outgoing },
    { "internal/http/parser.js", internal_http_parser, sizeof internal_http_parser },
    { "internal/http/request-options.js", internal_http_request_options, sizeof internal_http_request_options },
    { "internal/http/server.js", internal_http_server, sizeof internal_http_server },
    { "internal/http/status.js", internal_http_status, sizeof internal_http_status },
    { "internal/http/tls-agent.js", internal_http_tls_agent, sizeof internal_http_tls_agent },
    { "internal/idna.js", internal_idna, sizeof internal_idna },
    { "internal/inspect-entries.js", internal_inspect_entries, sizeof internal_inspect_entries },
    { "internal/inspect-error.js", internal_inspect_error, sizeof internal_inspect_error },
    { "internal/inspect-groups.js", internal_inspect_groups, sizeof internal_inspect_groups },
    { "internal/inspect-kinds.js", internal_inspect_kinds, sizeof internal_inspect_kinds },
    { "internal/inspect-names.js", internal_inspect_names, sizeof internal_inspect_names },
    { "internal/inspect-styles.js", internal_inspect_styles, sizeof internal_inspect_styles },
    { "internal/inspect-text.js", internal_inspect_text, sizeof internal_inspect_text },
    { "internal/inspect.js", internal_inspect, sizeof internal_inspect },
    { "internal/limits.js", internal_limits, sizeof internal_limits },
    { "internal/log.js", internal_log, sizeof internal_log },
    { "internal/mime.js", internal_mime, sizeof internal_mime },
    { "internal/module-wrapper.js", internal_module_wrapper, sizeof internal_module_wrapper },
    { "internal/net/abort.js", internal_net_abort, sizeof internal_net_abort },
    { "internal/net/address.js", internal_net_address, sizeof internal_net_address },
    { "internal/net/arguments.js", internal_net_arguments, sizeof internal_net_arguments },
    { "internal/net/block-list.js", internal_net_block_list, sizeof internal_net_block_list },
    { "internal/net/connect.js", internal_net_connect, sizeof internal_net_connect },
    { "internal/net/errors.js", internal_net_errors, sizeof internal_net_errors },
    { "internal/net/handle.js", internal_net_handle, sizeof internal_net_handle },
    { "internal/net/server.js", internal_net_server, sizeof internal_net_server },
    { "internal/net/socket.js", internal_net_socket, sizeof internal_net_socket },
    { "internal/operations.js", internal_operations, sizeof internal_operations },
    { "internal/outbox.js", internal_outbox, sizeof internal_outbox },
    { "internal/own-property.js", internal_own_property, sizeof internal_own_property },
    { "internal/parse-args.js", internal_parse_args, sizeof internal_parse_args },
    { "internal/parse-env.js", internal_parse_env, sizeof internal_parse_env },
    { "internal/performance-entries.js", internal_performance_entries, sizeof internal_performance_entries },
    { "internal/process/environment.js", internal_process_environment, sizeof internal_process_environment },
    { "internal/process/standard-streams.js", internal_process_standard_streams, sizeof internal_process_standard_streams },
    { "internal/process/ticks.js", internal_process_ticks, sizeof internal_process_ticks },
    { "internal/process/usage.js", internal_process_usage, sizeof internal_process_usage },
    { "internal/resources.js", internal_resources, sizeof internal_resources },
    { "internal/seeded-random.js", internal_seeded_random, sizeof internal_seeded_random },
    { "internal/settings.js", internal_settings, sizeof internal_settings },
    { "internal/signals.js", internal_signals, sizeof internal_signals },
    { "internal/source-maps.js", internal_source_maps, sizeof internal_source_maps },
    { "internal/stack.js", internal_stack, sizeof internal_stack },
    { "internal/stream/add-abort-signal.js", internal_stream_add_abort_signal, sizeof internal_stream_add_abort_signal },
    { "internal/stream/bridge.js", internal_stream_bridge, sizeof internal_stream_bridge },
    { "internal/stream/chunks.js", internal_stream_chunks, sizeof internal_stream_chunks },
    { "internal/stream/compose.js", internal_stream_compose, sizeof internal_stream_compose },
    { "internal/stream/destroy.js", internal_stream_destroy, sizeof internal_stream_destroy },
    { "internal/stream/duplex.js", internal_stream_duplex, sizeof internal_stream_duplex },
    { "internal/stream/duplexify.js", internal_stream_duplexify, sizeof internal_stream_duplexify },
    { "internal/stream/end-of-stream.js", internal_stream_end_of_stream, sizeof internal_stream_end_of_stream },
    { "internal/stream/errors.js", internal_stream_errors, sizeof internal_stream_errors },
    { "internal/stream/from.js", internal_stream_from, sizeof internal_stream_from },
    { "internal/stream/high-water-mark.js", internal_stream_high_water_mark, sizeof internal_stream_high_water_mark },
    { "internal/stream/legacy.js", internal_stream_legacy, sizeof internal_stream_legacy },
    { "internal/stream/operators.js", internal_stream_operators, sizeof internal_stream_operators },
    { "internal/stream/pair.js", internal_stream_pair, sizeof internal_stream_pair },
    { "internal/stream/pipe.js", internal_stream_pipe, sizeof internal_stream_pipe },
    { "internal/stream/pipeline.js", internal_stream_pipeline, sizeof internal_stream_pipeline },
    { "internal/stream/readable-iterator.js", internal_stream_readable_iterator, sizeof internal_stream_readable_iterator },
    { "internal/stream/readable-state.js", internal_stream_readable_state, sizeof internal_stream_readable_state },
    { "internal/stream/readable.js", internal_stream_readable, sizeof internal_stream_readable },
    { "internal/stream/reading.js", internal_stream_reading, sizeof internal_stream_reading },
    { "internal/stream/state.js", internal_stream_state, sizeof internal_stream_state },
    { "internal/stream/transform.js", internal_stream_transform, sizeof internal_stream_transform },
    { "internal/stream/web-adapters.js", internal_stream_web_adapters, sizeof internal_stream_web_adapters },
    { "internal/stream/wrap.js", internal_stream_wrap, sizeof internal_stream_wrap },
    { "internal/stream/writable-state.js", internal_stream_writable_state, sizeof internal_stream_writable_state },
    { "internal/stream/writable.js", internal_stream_writable, sizeof internal_stream_writable },
    { "internal/stream/writing.js", internal_stream_writing, sizeof internal_stream_writing },
    { "internal/subtle/algorithms.js", internal_subtle_algorithms, sizeof internal_subtle_algorithms },
    { "internal/subtle/crypto-key.js", internal_subtle_crypto_key, sizeof internal_subtle_crypto_key },
    { "internal/subtle/key-pairs.js", internal_subtle_key_pairs, sizeof internal_subtle_key_pairs },
    { "internal/subtle/secret-keys.js", internal_subtle_secret_keys, sizeof internal_subtle_secret_keys },
    { "internal/subtle/subtle.js", internal_subtle_subtle, sizeof internal_subtle_subtle },
    { "internal/system-errors.js", internal_system_errors, sizeof internal_system_errors },
    { "internal/system.js", internal_system, sizeof internal_system },
    { "internal/timers.js", internal_timers, sizeof internal_timers },
    { "internal/tls/handle.js", internal_tls_handle, sizeof internal_tls_handle },
    { "internal/tls/identity.js", internal_tls_identity, sizeof internal_tls_identity },
    { "internal/tls/options.js", internal_tls_options, sizeof internal_tls_options },
    { "internal/tls/secure-context.js", internal_tls_secure_context, sizeof internal_tls_secure_context },
    { "internal/tls/socket.js", internal_tls_socket, sizeof internal_tls_socket },
    { "internal/types.js", internal_types, sizeof internal_types },
    { "internal/uncaught.js", internal_uncaught, sizeof internal_uncaught },
    { "internal/url-host.js", internal_url_host, sizeof internal_url_host },
    { "internal/url-parser.js", internal_url_parser, sizeof internal_url_parser },
    { "internal/utf8.js", internal_utf8, sizeof internal_utf8 },
    { "internal/util-functions.js", internal_util_functions, sizeof internal_util_functions },
    { "internal/validators.js", internal_validators, sizeof internal_validators },
    { "internal/web-streams/byte-controller.js", internal_web_streams_byte_controller, sizeof internal_web_streams_byte_controller },
    { "internal/web-streams/compression.js", internal_web_streams_compression, sizeof internal_web_streams_compression },
    { "internal/web-streams/default-controller.js", internal_web_streams_default_controller, sizeof internal_web_streams_default_controller },
    { "internal/web-streams/from.js", internal_web_streams_from, sizeof internal_web_streams_from },
    { "internal/web-streams/iterator.js", internal_web_streams_iterator, sizeof internal_web_streams_iterator },
    { "internal/web-streams/outside.js", internal_web_streams_outside, sizeof internal_web_streams_outside },
    { "internal/web-streams/pipe.js", internal_web_streams_pipe, sizeof internal_web_streams_pipe },
    { "internal/web-streams/readable-core.js", internal_web_streams_readable_core, sizeof internal_web_streams_readable_core },
    { "internal/web-streams/readable.js", internal_web_streams_readable, sizeof internal_web_streams_readable },
    { "internal/web-streams/shared.js", internal_web_streams_shared, sizeof internal_web_streams_shared },
    { "internal/web-streams/strategies.js", internal_web_streams_strategies, sizeof internal_web_streams_strategies },
    { "internal/web-streams/tee.js", internal_web_streams_tee, sizeof internal_web_streams_tee },
    { "internal/web-streams/text.js", internal_web_streams_text, sizeof internal_web_streams_text },
    { "internal/web-streams/transform.js", internal_web_streams_transform, sizeof internal_web_streams_transform },
    { "internal/web-streams/writable-core.js", internal_web_streams_writable_core, sizeof internal_web_streams_writable_core },
    { "internal/web-streams/writable.js", internal_web_streams_writable, sizeof internal_web_streams_writable },
    { "internal/zlib/base.js", internal_zlib_base, sizeof internal_zlib_base },
    { "internal/zlib/constants.js", internal_zlib_constants, sizeof internal_zlib_constants },
    { "internal/zlib/engine.js", internal_zlib_engine, sizeof internal_zlib_engine },
    { "internal/zlib/options.js", internal_zlib_options, sizeof internal_zlib_options },
    { "node/assert-strict.js", node_assert_strict, sizeof node_assert_strict },
    { "node/assert.js", node_assert, sizeof node_assert },
    { "node/async_hooks.js", node_async_hooks, sizeof node_async_hooks },
    { "node/buffer.js", node_buffer, sizeof node_buffer },
    { "node/child_process.js", node_child_process, sizeof node_child_process },
    { "node/cluster.js", node_cluster, sizeof node_cluster },
    { "node/console.js", node_console, sizeof node_console },
    { "node/constants.js", node_constants, sizeof node_constants },
    { "node/crypto.js", node_crypto, sizeof node_crypto },
    { "node/diagnostics_channel.js", node_diagnostics_channel, sizeof node_diagnostics_channel },
    { "node/dns-promises.js", node_dns_promises, sizeof node_dns_promises },
    { "node/dns.js", node_dns, sizeof node_dns },
    { "node/domain.js", node_domain, sizeof node_domain },
    { "node/events.js", node_events, sizeof node_events },
    { "node/fs-promises.js", node_fs_promises, sizeof node_fs_promises },
    { "node/fs.js", node_fs, sizeof node_fs },
    { "node/http.js", node_http, sizeof node_http },
    { "node/http2.js", node_http2, sizeof node_http2 },
    { "node/https.js", node_https, sizeof node_https },
    { "node/inspector.js", node_inspector, sizeof node_inspector },
    { "node/module.js", node_module, sizeof node_module },
    { "node/net.js", node_net, sizeof node_net },
    { "node/os.js", node_os, sizeof node_os },
    { "node/path-win32.js", node_path_win32, sizeof node_path_win32 },
    { "node/path.js", node_path, sizeof node_path },
    { "node/perf_hooks.js", node_perf_hooks, sizeof node_perf_hooks },
    { "node/process.js", node_process, sizeof node_process },
    { "node/punycode.js", node_punycode, sizeof node_punycode },
    { "node/querystring.js", node_querystring, sizeof node_querystring },
    { "node/stream-consumers.js", node_stream_consumers, sizeof node_stream_consumers },
    { "node/stream-promises.js", node_stream_promises, sizeof node_stream_promises },
    { "node/stream-web.js", node_stream_web, sizeof node_stream_web },
    { "node/stream.js", node_stream, sizeof node_stream },
    { "node/string_decoder.js", node_string_decoder, sizeof node_string_decoder },
    { "node/timers-promises.js", node_timers_promises, sizeof node_timers_promises },
    { "node/timers.js", node_timers, sizeof node_timers },
    { "node/tls.js", node_tls, sizeof node_tls },
    { "node/trace_events.js", node_trace_events, sizeof node_trace_events },
    { "node/tty.js", node_tty, sizeof node_tty },
    { "node/url-legacy.js", node_url_legacy, sizeof node_url_legacy },
    { "node/url.js", node_url, sizeof node_url },
    { "node/util-types.js", node_util_types, sizeof node_util_types },
    { "node/util.js", node_util, sizeof node_util },
    { "node/worker_threads.js", node_worker_threads, sizeof node_worker_threads },
    { "node/zlib.js", node_zlib, sizeof node_zlib },
    { "web/abort.js", web_abort, sizeof web_abort },
    { "web/base64.js", web_base64, sizeof web_base64 },
    { "web/blob.js", web_blob, sizeof web_blob },
    { "web/crypto.js", web_crypto, sizeof web_crypto },
    { "web/dom-exception.js", web_dom_exception, sizeof web_dom_exception },
    { "web/encoding.js", web_encoding, sizeof web_encoding },
    { "web/events.js", web_events, sizeof web_events },
    { "web/fetch.js", web_fetch, sizeof web_fetch },
    { "web/form-data.js", web_form_data, sizeof web_form_data },
    { "web/headers.js", web_headers, sizeof web_headers },
    { "web/messaging.js", web_messaging, sizeof web_messaging },
    { "web/performance.js", web_performance, sizeof web_performance },
    { "web/request.js", web_request, sizeof web_request },
    { "web/response.js", web_response, sizeof web_response },
    { "web/streams.js", web_streams, sizeof web_streams },
    { "web/structured-clone.js", web_structured_clone, sizeof web_structured_clone },
    { "web/timers.js", web_timers, sizeof web_timers },
    { "web/url-search-params.js", web_url_search_params, sizeof web_url_search_params },
    { "web/url.js", web_url, sizeof web_url },
};

const unsigned long perdure_runtime_source_count =
    sizeof perdure_runtime_sources / sizeof perdure_runtime_sources[0];
