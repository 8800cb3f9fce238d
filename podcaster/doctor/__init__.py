"""What `podcaster doctor` checks.

checkup  this machine, and where to look for a show
episode  an episode's files: their words agree, and each is heard in the audio
feed     a published feed and what it names
visitor  bounded requests to a foreign server
"""
