import AzureTestKit
import Glibc

// Serves queues and blobs in memory until its input ends, and says how they are reached: for client libraries to be tried on.
let server = StorageTestServer()
print(server.connectionString)
fflush(nil)
while readLine() != nil {}
withExtendedLifetime(server) {}
