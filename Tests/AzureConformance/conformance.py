"""Tries the official Azure Storage libraries for Python on our queue and blob endpoints, over real sockets.

The first argument is the program that serves them. `make test-azure` runs this.
"""

import datetime
import subprocess
import sys
import unittest

from azure.core import MatchConditions
from azure.core.exceptions import (
    ClientAuthenticationError, HttpResponseError, ResourceExistsError, ResourceModifiedError, ResourceNotFoundError)
from azure.storage.blob import (
    AccountSasPermissions, BlobBlock, BlobClient, BlobSasPermissions, BlobServiceClient, ContainerClient,
    ContainerSasPermissions, ContentSettings, ResourceTypes, generate_account_sas, generate_blob_sas,
    generate_container_sas)
from azure.storage.queue import (
    BinaryBase64DecodePolicy, BinaryBase64EncodePolicy, QueueClient, QueueSasPermissions, QueueServiceClient,
    TextBase64DecodePolicy, TextBase64EncodePolicy, generate_queue_sas)
from azure.storage.queue import ResourceTypes as QueueResourceTypes
from azure.storage.queue import AccountSasPermissions as QueueAccountSasPermissions
from azure.storage.queue import generate_account_sas as generate_queue_account_sas

CONNECTION = ""
ACCOUNT = "devstoreaccount1"
number = 0


def fields():
    return dict(part.split("=", 1) for part in CONNECTION.strip(";").split(";"))


def fresh(prefix):
    global number
    number += 1
    return f"{prefix}-{number}"


def soon():
    return datetime.datetime.now(datetime.timezone.utc) + datetime.timedelta(hours=1)


class Queues(unittest.TestCase):
    def setUp(self):
        self.service = QueueServiceClient.from_connection_string(CONNECTION, retry_total=0)
        self.name = fresh("queue")
        self.queue = self.service.get_queue_client(self.name)
        self.queue.create_queue(metadata={"owner": "tests", "a_b": "1", "a1": "2"})

    def test_messages_are_put_taken_and_deleted(self):
        sent = self.queue.send_message("hello <&> \u00e4\u6f22")
        self.assertTrue(sent.id and sent.pop_receipt)
        (message,) = list(self.queue.receive_messages(visibility_timeout=30))
        self.assertEqual((message.id, message.content, message.dequeue_count), (sent.id, "hello <&> \u00e4\u6f22", 1))
        self.assertEqual(list(self.queue.receive_messages()), [])
        self.queue.delete_message(message)
        self.assertEqual(self.queue.get_queue_properties().approximate_message_count, 0)

    def test_many_messages_come_in_order_and_in_pages(self):
        for index in range(40):
            self.queue.send_message(str(index))
        pages = [[m.content for m in page] for page in self.queue.receive_messages(messages_per_page=32).by_page()]
        self.assertEqual([len(page) for page in pages if page], [32, 8])
        self.assertEqual(sum(pages, []), [str(index) for index in range(40)])

    def test_encoding_policies_round_trip(self):
        text = QueueClient.from_connection_string(
            CONNECTION, self.name, message_encode_policy=TextBase64EncodePolicy(),
            message_decode_policy=TextBase64DecodePolicy())
        text.send_message("\u00e4\u0007")
        (message,) = list(text.receive_messages())
        self.assertEqual(message.content, "\u00e4\u0007")
        binary = QueueClient.from_connection_string(
            CONNECTION, self.name, message_encode_policy=BinaryBase64EncodePolicy(),
            message_decode_policy=BinaryBase64DecodePolicy())
        binary.send_message(b"\x00\xff")
        self.assertEqual([m.content for m in binary.receive_messages()], [b"\x00\xff"])

    def test_a_message_is_updated_and_its_old_receipt_is_worth_nothing(self):
        self.queue.send_message("one")
        (message,) = list(self.queue.receive_messages(visibility_timeout=60))
        updated = self.queue.update_message(message, visibility_timeout=0, content="two")
        self.assertNotEqual(updated.pop_receipt, message.pop_receipt)
        with self.assertRaises(HttpResponseError) as caught:
            self.queue.delete_message(message.id, message.pop_receipt)
        self.assertEqual((caught.exception.status_code, caught.exception.error_code), (400, "PopReceiptMismatch"))
        (again,) = list(self.queue.receive_messages())
        self.assertEqual((again.content, again.dequeue_count), ("two", 2))
        self.queue.delete_message(again)
        with self.assertRaises(ResourceNotFoundError) as caught:
            self.queue.delete_message(again)
        self.assertEqual(caught.exception.error_code, "MessageNotFound")

    def test_peeking_takes_nothing(self):
        for text in ["one", "two"]:
            self.queue.send_message(text)
        self.assertEqual([m.content for m in self.queue.peek_messages(5)], ["one", "two"])
        self.assertEqual([m.dequeue_count for m in self.queue.peek_messages(5)], [0, 0])
        self.assertEqual(len(list(self.queue.receive_messages())), 2)

    def test_messages_may_be_hidden_at_first_or_for_ever_alive(self):
        self.queue.send_message("later", visibility_timeout=3600)
        self.assertEqual(list(self.queue.receive_messages()), [])
        self.assertEqual(self.queue.get_queue_properties().approximate_message_count, 1)
        sent = self.queue.send_message("for ever", time_to_live=-1)
        self.assertEqual(sent.expires_on.year, 9999)

    def test_a_queue_is_cleared(self):
        self.queue.send_message("gone")
        self.queue.clear_messages()
        self.assertEqual(self.queue.peek_messages(), [])

    def test_metadata_is_kept_and_replaced(self):
        properties = self.queue.get_queue_properties()
        self.assertEqual(properties.metadata, {"owner": "tests", "a_b": "1", "a1": "2"})
        self.queue.set_queue_metadata({"new": "x y"})
        self.assertEqual(self.queue.get_queue_properties().metadata, {"new": "x y"})

    def test_queues_exist_once(self):
        with self.assertRaises(ResourceExistsError) as caught:
            self.queue.create_queue(metadata={"owner": "others"})
        self.assertEqual((caught.exception.status_code, caught.exception.error_code), (409, "QueueAlreadyExists"))
        # That it is there with the same metadata is a success to the service, and an error to the library alone.
        with self.assertRaises(ResourceExistsError) as caught:
            self.queue.create_queue(metadata={"owner": "tests", "a_b": "1", "a1": "2"})
        self.assertEqual(caught.exception.status_code, 204)

    def test_missing_queues_are_not_found(self):
        queue = self.service.get_queue_client("missing")
        for call in [queue.get_queue_properties, queue.delete_queue, lambda: queue.send_message("x"),
                     lambda: list(queue.receive_messages())]:
            with self.assertRaises(ResourceNotFoundError) as caught:
                call()
            self.assertEqual(caught.exception.error_code, "QueueNotFound")
        self.queue.delete_queue()
        with self.assertRaises(ResourceNotFoundError):
            self.queue.peek_messages()

    def test_names_are_checked(self):
        with self.assertRaises(HttpResponseError) as caught:
            self.service.create_queue("No_Name")
        self.assertEqual(caught.exception.status_code, 400)

    def test_queues_are_listed_in_pages(self):
        prefix = fresh("listed")
        for index in range(5):
            self.service.create_queue(f"{prefix}-{index}", metadata={"index": str(index)})
        pages = [list(page) for page in self.service.list_queues(
            name_starts_with=prefix, include_metadata=True, results_per_page=2).by_page()]
        self.assertEqual([len(page) for page in pages], [2, 2, 1])
        self.assertEqual([q.metadata for q in sum(pages, [])], [{"index": str(index)} for index in range(5)])

    def test_a_wrong_key_opens_nothing(self):
        wrong = QueueServiceClient(fields()["QueueEndpoint"], credential={
            "account_name": ACCOUNT, "account_key": "d3Jvbmc="}, retry_total=0)
        with self.assertRaises(ClientAuthenticationError) as caught:
            list(wrong.list_queues())
        self.assertEqual(caught.exception.error_code, "AuthenticationFailed")

    def test_signatures_for_a_queue_allow_what_they_say(self):
        def client(permission, **more):
            token = generate_queue_sas(ACCOUNT, self.name, fields()["AccountKey"], permission=permission,
                                       **{"expiry": soon(), **more})
            return QueueClient(fields()["QueueEndpoint"], self.name, credential=token, retry_total=0)

        client(QueueSasPermissions(add=True)).send_message("through a signature")
        with self.assertRaises(HttpResponseError) as caught:
            list(client(QueueSasPermissions(add=True)).receive_messages())
        self.assertEqual(caught.exception.error_code, "AuthorizationPermissionMismatch")
        (message,) = list(client(QueueSasPermissions(process=True)).receive_messages())
        client(QueueSasPermissions(update=True)).update_message(message, visibility_timeout=1)
        past = datetime.datetime.now(datetime.timezone.utc) - datetime.timedelta(minutes=1)
        with self.assertRaises(ClientAuthenticationError):
            client(QueueSasPermissions(read=True), expiry=past).peek_messages()
        with self.assertRaises(ClientAuthenticationError):
            client(QueueSasPermissions(read=True), start=soon()).peek_messages()
        other = fresh("other")
        self.service.create_queue(other)
        token = generate_queue_sas(ACCOUNT, self.name, fields()["AccountKey"],
                                   permission=QueueSasPermissions(read=True), expiry=soon())
        with self.assertRaises(ClientAuthenticationError):
            QueueClient(fields()["QueueEndpoint"], other, credential=token, retry_total=0).peek_messages()

    def test_signatures_for_an_account_are_limited_to_their_resources(self):
        token = generate_queue_account_sas(
            ACCOUNT, fields()["AccountKey"], QueueResourceTypes(object=True), QueueAccountSasPermissions(add=True), soon())
        service = QueueServiceClient(fields()["QueueEndpoint"], credential=token, retry_total=0)
        service.get_queue_client(self.name).send_message("x")
        with self.assertRaises(HttpResponseError) as caught:
            list(service.list_queues())
        self.assertEqual(caught.exception.error_code, "AuthorizationResourceTypeMismatch")


class Blobs(unittest.TestCase):
    def setUp(self):
        self.service = BlobServiceClient.from_connection_string(CONNECTION, retry_total=0)
        self.name = fresh("container")
        self.container = self.service.create_container(self.name, metadata={"owner": "tests"})

    def test_a_blob_is_written_read_and_deleted(self):
        blob = self.container.get_blob_client("folder/\u00e4 b+c%.txt")
        written = blob.upload_blob(b"hello", metadata={"author": "me", "a_b": "1"},
                                   content_settings=ContentSettings(content_type="text/x-test", cache_control="no-cache"))
        download = blob.download_blob()
        self.assertEqual(download.readall(), b"hello")
        properties = blob.get_blob_properties()
        self.assertEqual((properties.size, properties.etag), (5, written["etag"]))
        self.assertEqual(properties.content_settings.content_type, "text/x-test")
        self.assertEqual(properties.content_settings.cache_control, "no-cache")
        self.assertEqual(properties.metadata, {"author": "me", "a_b": "1"})
        blob.delete_blob()
        self.assertFalse(blob.exists())
        with self.assertRaises(ResourceNotFoundError) as caught:
            blob.download_blob()
        self.assertEqual(caught.exception.error_code, "BlobNotFound")

    def test_a_blob_is_not_overwritten_unless_wanted(self):
        blob = self.container.get_blob_client("once")
        blob.upload_blob(b"one")
        with self.assertRaises(ResourceExistsError) as caught:
            blob.upload_blob(b"two")
        self.assertEqual(caught.exception.error_code, "BlobAlreadyExists")
        blob.upload_blob(b"three", overwrite=True)
        self.assertEqual(blob.download_blob().readall(), b"three")

    def test_an_empty_blob_and_a_missing_container(self):
        blob = self.container.get_blob_client("empty")
        blob.upload_blob(b"")
        self.assertEqual(blob.download_blob().readall(), b"")
        with self.assertRaises(ResourceNotFoundError) as caught:
            self.service.get_blob_client("missing", "x").upload_blob(b"")
        self.assertEqual(caught.exception.error_code, "ContainerNotFound")

    def test_ranges_are_read(self):
        blob = self.container.get_blob_client("range")
        blob.upload_blob(bytes(range(100)))
        self.assertEqual(blob.download_blob(offset=10, length=5).readall(), bytes(range(10, 15)))
        self.assertEqual(blob.download_blob(offset=95).readall(), bytes(range(95, 100)))
        with self.assertRaises(HttpResponseError) as caught:
            blob.download_blob(offset=100, length=1)
        self.assertEqual(caught.exception.status_code, 416)

    def test_large_blobs_go_up_in_blocks_and_come_down_in_ranges(self):
        client = ContainerClient.from_connection_string(
            CONNECTION, self.name, max_single_put_size=1000, max_block_size=1000, max_single_get_size=1000,
            max_chunk_get_size=1000)
        data = bytes(index % 251 for index in range(5500))
        blob = client.upload_blob("large", data, content_settings=ContentSettings(content_type="x/y"), max_concurrency=2)
        self.assertEqual(blob.download_blob(max_concurrency=2).readall(), data)
        self.assertEqual(blob.get_blob_properties().content_settings.content_type, "x/y")

    def test_blocks_become_a_blob_in_the_order_of_the_list(self):
        blob = self.container.get_blob_client("blocks")
        for name, data in [("one", b"1"), ("two", b"2")]:
            blob.stage_block(name, data)
        blob.commit_block_list([BlobBlock("two"), BlobBlock("one")])
        self.assertEqual(blob.download_blob().readall(), b"21")
        with self.assertRaises(HttpResponseError) as caught:
            blob.commit_block_list([BlobBlock("three")])
        self.assertEqual(caught.exception.error_code, "InvalidBlockList")

    def test_conditions_are_kept(self):
        blob = self.container.get_blob_client("conditions")
        first = blob.upload_blob(b"1")["etag"]
        second = blob.upload_blob(b"2", etag=first, match_condition=MatchConditions.IfNotModified, overwrite=True)["etag"]
        with self.assertRaises(ResourceModifiedError) as caught:
            blob.upload_blob(b"3", etag=first, match_condition=MatchConditions.IfNotModified, overwrite=True)
        self.assertEqual(caught.exception.error_code, "ConditionNotMet")
        with self.assertRaises(HttpResponseError) as caught:
            blob.download_blob(etag=second, match_condition=MatchConditions.IfModified)
        self.assertEqual(caught.exception.status_code, 304)
        with self.assertRaises(ResourceModifiedError):
            blob.delete_blob(etag=first, match_condition=MatchConditions.IfNotModified)
        with self.assertRaises(ResourceModifiedError):
            blob.upload_blob(b"4", overwrite=True,
                             if_unmodified_since=datetime.datetime(2001, 1, 1, tzinfo=datetime.timezone.utc))
        blob.delete_blob(etag=second, match_condition=MatchConditions.IfNotModified)

    def test_metadata_and_headers_are_replaced(self):
        blob = self.container.get_blob_client("described")
        blob.upload_blob(b"x", metadata={"old": "1"})
        blob.set_blob_metadata({"new": "2"})
        blob.set_http_headers(ContentSettings(content_type="text/new", content_language="de"))
        properties = blob.get_blob_properties()
        self.assertEqual(properties.metadata, {"new": "2"})
        self.assertEqual(properties.content_settings.content_type, "text/new")
        self.assertEqual(properties.content_settings.content_language, "de")
        self.assertEqual(blob.download_blob().readall(), b"x")

    def test_blobs_are_listed_by_prefix_in_pages(self):
        for name in ["a/1", "a/2", "a/3", "b", "c <&>"]:
            self.container.upload_blob(name, b"xy", metadata={"name": "n"})
        self.assertEqual([b.name for b in self.container.list_blobs()], ["a/1", "a/2", "a/3", "b", "c <&>"])
        pages = [list(page) for page in self.container.list_blobs(
            name_starts_with="a/", include=["metadata"], results_per_page=2).by_page()]
        self.assertEqual([[b.name for b in page] for page in pages], [["a/1", "a/2"], ["a/3"]])
        item = pages[0][0]
        self.assertEqual((item.size, item.metadata), (2, {"name": "n"}))
        self.assertEqual('"' + item.etag.strip('"') + '"', self.container.get_blob_client("a/1").get_blob_properties().etag)
        walked = [entry.name for entry in self.container.walk_blobs(delimiter="/")]
        self.assertEqual(walked, ["a/", "b", "c <&>"])

    def test_containers_exist_once_and_are_listed(self):
        with self.assertRaises(ResourceExistsError) as caught:
            self.container.create_container()
        self.assertEqual(caught.exception.error_code, "ContainerAlreadyExists")
        self.assertEqual(self.container.get_container_properties().metadata, {"owner": "tests"})
        self.assertIn(self.name, [c.name for c in self.service.list_containers(name_starts_with="container")])
        self.container.delete_container()
        self.assertFalse(self.container.exists())

    def test_a_wrong_key_opens_nothing(self):
        wrong = BlobServiceClient(fields()["BlobEndpoint"], credential={
            "account_name": ACCOUNT, "account_key": "d3Jvbmc="}, retry_total=0)
        with self.assertRaises(ClientAuthenticationError):
            list(wrong.list_containers())

    def test_signatures_for_a_blob_allow_what_they_say(self):
        def client(permission, name="signed", **more):
            token = generate_blob_sas(ACCOUNT, self.name, "signed", account_key=fields()["AccountKey"],
                                      permission=permission, expiry=soon(), **more)
            return BlobClient(fields()["BlobEndpoint"], self.name, name, credential=token, retry_total=0)

        client(BlobSasPermissions(create=True)).upload_blob(b"x")
        with self.assertRaises(HttpResponseError):
            client(BlobSasPermissions(create=True)).upload_blob(b"y", overwrite=True)
        self.assertEqual(client(BlobSasPermissions(read=True), content_type="a/b").download_blob().readall(), b"x")
        with self.assertRaises(HttpResponseError) as caught:
            client(BlobSasPermissions(read=True)).delete_blob()
        self.assertEqual(caught.exception.error_code, "AuthorizationPermissionMismatch")
        with self.assertRaises(ClientAuthenticationError):
            client(BlobSasPermissions(read=True), name="other").download_blob()
        with self.assertRaises(HttpResponseError) as caught:
            client(BlobSasPermissions(read=True), protocol="https").download_blob()
        self.assertEqual(caught.exception.error_code, "AuthorizationProtocolMismatch")

    def test_signatures_for_containers_and_accounts(self):
        self.container.upload_blob("x", b"1")
        token = generate_container_sas(ACCOUNT, self.name, account_key=fields()["AccountKey"],
                                       permission=ContainerSasPermissions(read=True, list=True), expiry=soon())
        signed = ContainerClient(fields()["BlobEndpoint"], self.name, credential=token, retry_total=0)
        self.assertEqual([b.name for b in signed.list_blobs()], ["x"])
        self.assertEqual(signed.download_blob("x").readall(), b"1")
        with self.assertRaises(HttpResponseError):
            signed.delete_container()
        token = generate_account_sas(ACCOUNT, fields()["AccountKey"], ResourceTypes(service=True, container=True, object=True),
                                     AccountSasPermissions(read=True, list=True, create=True), soon())
        service = BlobServiceClient(fields()["BlobEndpoint"], credential=token, retry_total=0)
        self.assertIn(self.name, [c.name for c in service.list_containers()])
        service.create_container(fresh("by-signature"))

    def test_what_is_not_offered_says_so(self):
        with self.assertRaises(HttpResponseError) as caught:
            self.container.get_blob_client("page").create_page_blob(512)
        self.assertEqual((caught.exception.status_code, caught.exception.error_code), (501, "NotImplemented"))


if __name__ == "__main__":
    server = subprocess.Popen([sys.argv.pop(1)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    try:
        CONNECTION = server.stdout.readline().strip()
        if not CONNECTION:
            sys.exit("the endpoints did not start")
        program = unittest.main(exit=False, verbosity=1)
    finally:
        server.stdin.close()
        server.wait(timeout=10)
    sys.exit(0 if program.result.wasSuccessful() else 1)
